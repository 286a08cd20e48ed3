"""Strings that people do not write by mistake: what a reader of text between keyboard and screen might obey."""

HOST = "evil.example"
PAYLOADS = (
    *("[a](http://evil.example/a)", "[a](//evil.example/b)", "[a](javascript:alert(1))", "[a](data:text/html,x)"),
    *("[a][r]\n\n[r]: http://evil.example/c", "[r]: http://evil.example/c\n[r]", "[^1]\n\n[^1]: http://evil.example/d"),
    *(
        "http://evil.example/e",
        "https://evil.example/f",
        "HTTP://EVIL.EXAMPLE/g",
        "www.evil.example",
        "WWW.evil.example/h",
    ),
    *("ftp://evil.example", "mailto:a@evil.example", "a@evil.example", "xmpp:a@evil.example/x", "<a@evil.example>"),
    *(
        "<http://evil.example/i>",
        "![i](http://evil.example/i.png)",
        "![i](//evil.example/j.png)",
        "[![i](http://evil.example/k)](/)",
    ),
    *(
        "<img src=http://evil.example/l>",
        "<img src=x onerror=naughty()>",
        "<script>naughty()</script>",
        "<svg onload=naughty()>",
    ),
    *(
        "<iframe src=//evil.example>",
        "<a href=http://evil.example>x</a>",
        "<style>*{background:url(//evil.example)}</style>",
    ),
    *(
        "<form action=//evil.example><button>x",
        "<base href=//evil.example>",
        "<meta http-equiv=refresh content=0;url=//evil.example>",
    ),
    *(
        "&lt;script&gt;naughty()&lt;/script&gt;",
        "&#60;img src=x onerror=naughty()&#62;",
        "&colon;//evil.example",
        "http&#58;//evil.example",
    ),
    *(
        ":red[http://evil.example]",
        ":link: :smile: :material/home:",
        ":blue-badge[[a](http://evil.example)]",
        ":streamlit: :small[x]",
        ":+1: :-1: :1234: :8ball:",
    ),
    *(
        "$\\href{http://evil.example}{x}$",
        "$$\\url{http://evil.example}$$",
        "$x$",
        "| a | b |\n|---|---|\n| [a](http://evil.example) | b |",
    ),
    *(
        "# Titre",
        "- liste",
        "1. un",
        "1) un",
        "> cité",
        "```\ncode\n```",
        "***",
        "---",
        "===",
        "~~barré~~",
        "\\",
        "\\\\[a](http://evil.example)",
    ),
    *(
        "{{7*7}}",
        "${7*7}",
        "%s%n%x",
        "../../etc/passwd",
        "'; DROP TABLE visit; --",
        '" OR ""="',
        "=1+1",
        "@SUM(A1)",
        "NULL",
        "undefined",
    ),
    *(
        "خبز",
        "ÅÍÎÏ˝ÓÔ",
        "Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤",
        "田中さんにあげて下さい",
        "\u200fhttp://evil.example",
        "a\u200dhttp://evil.example",
        "ＷＷＷ.evil.example",
    ),
)
FORMS = ("{}", "a {} b", "**{}**", "[{}]", "`{}", "({})", "\\{}", "x\n{}", "*a*{}", "{} [a](http://evil.example/z)")


def strings() -> list[str]:
    """All of them, each once."""
    return list(dict.fromkeys(form.replace("{}", payload) for form in FORMS for payload in PAYLOADS))
