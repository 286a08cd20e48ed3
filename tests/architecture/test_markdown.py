"""What people wrote passes through ``components.prose`` wherever Streamlit would read it as Markdown."""

import ast

from tests.architecture.sources import calls, dotted, house, tree

# Measured in Chromium (components/prose.py): these read Markdown; select boxes and multiple choices do not.
READ = {
    *("markdown", "write", "caption", "title", "header", "subheader", "success", "info", "warning", "error", "toast"),
    *("button", "form_submit_button", "download_button", "link_button", "page_link", "metric", "badge", "expander"),
    *("popover", "radio", "pills", "segmented_control", "checkbox", "toggle", "number_input", "text_input"),
    *("typed_line", "typed_text"),  # components.typed: the same fields
    *("text_area", "date_input", "tabs", "status", "table", "leave"),  # components.notice.leave: told on the next page
}
PLAIN = {"value", "key", "placeholder", "max_chars", "query_params", "default", "index", "icon", "alt"}
WRITTEN = {"title", "question", "decider", "description", "name", "place", "label", "wave_label", "words", "why", "fr"}
WRITTEN |= {"answer", "answer_when", "territory_name", "note"}
INERT = {"prose", "sentence", "inert", "tabled", "_indicator", "_example", "_function", "_paragraphs"}
FIELDS = {
    "text_input",
    "text_area",
    "typed_line",
    "typed_text",
    "number_input",
    "date_input",
}  # their second argument is what stands in them
TEXTS = {"text", "joined", "small", "tag"}  # of components.text, which stand alone; ``st.text`` reads no Markdown


def alive(node: ast.AST) -> list[str]:
    """What somebody wrote and nothing has made inert, in an expression."""
    if isinstance(node, ast.Call) and dotted(node.func).rpartition(".")[2] in INERT:
        return []
    own = [ast.unparse(node)] if isinstance(node, ast.Attribute) and node.attr in WRITTEN else []
    if isinstance(node, ast.Call):  # the name of a method is nobody's word
        return [each for part in (*node.args, *(word.value for word in node.keywords)) for each in alive(part)]
    if isinstance(node, ast.Subscript):
        return alive(node.value)
    if isinstance(node, ast.IfExp):
        return alive(node.body) + alive(node.orelse)
    return own + [each for part in ast.iter_child_nodes(node) for each in alive(part)]


def shown(name: str, call: ast.Call) -> list[ast.expr]:
    """The arguments that are read as Markdown."""
    method = name.rpartition(".")[2]
    first = call.args[:1] if method in FIELDS else call.args
    return [*first, *(word.value for word in call.keywords if word.arg not in PLAIN)]


def is_read(name: str) -> bool:
    """Whether what this draws is read as Markdown: of Streamlit, or a field of ours."""
    beside = "." in name and name.partition(".")[0] not in {"log", "charts"}
    return name in FIELDS | TEXTS or (beside and name.rpartition(".")[2] in READ)


def test_nothing_that_people_wrote_is_read_as_markdown() -> None:
    found = [
        f"{path}:{call.lineno}: {words}"
        for path in house()
        if path.parts[0] in {"pages", "components", "frame"}
        for name, call in calls(path)
        if is_read(name)
        for part in shown(name, call)
        for words in alive(part)
    ]
    assert found == []


NUMBERS = "sentences.numbers"  # nobody's words


def told(module: ast.Module) -> set[str]:
    """The names by which a file knows what ``sentences`` has: functions, and modules of functions."""
    return {
        alias.asname or alias.name
        for node in ast.walk(module)
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "sentences"
        if node.module != NUMBERS
        for alias in node.names
    }


def is_mapped(call: ast.Call) -> bool:
    """Whether it makes each of several inert."""
    return dotted(call.func) == "map" and dotted(call.args[0]) in INERT


def unguarded(node: ast.AST, known: set[str]) -> list[str]:
    """The calls of ``known`` in an expression whose words nothing has made inert."""
    if isinstance(node, ast.Call) and (dotted(node.func).rpartition(".")[2] in INERT or is_mapped(node)):
        return []
    own = [ast.unparse(node)] if isinstance(node, ast.Call) and dotted(node.func).partition(".")[0] in known else []
    return own + [each for part in ast.iter_child_nodes(node) for each in unguarded(part, known)]


def test_what_is_told_is_made_inert_where_it_is_drawn() -> None:
    found = [
        f"{path}:{call.lineno}: {words}"
        for path in house()
        if path.parts[0] in {"pages", "components", "frame"} and (known := told(tree(path)))
        for name, call in calls(path)
        if is_read(name)
        for part in shown(name, call)
        for words in unguarded(part, known)
    ]
    assert found == []


def test_a_table_is_made_inert_where_it_is_drawn() -> None:
    drawn = [
        (str(path), ast.unparse(call.args[0])) for path in house() for name, call in calls(path) if name == "st.table"
    ]
    assert drawn
    assert [each for each in drawn if not each[1].startswith("tabled(")] == []


def test_the_net_has_no_hole() -> None:
    for breach in (
        "st.write(vote.question)",
        "st.caption(say('x', title=one.title))",
        "a.button(f'{p.name}')",
        "text('x', small(one.why))",
        "tag(one.name, 'hub')",
    ):
        [call] = [node for node in ast.walk(ast.parse(breach)) if isinstance(node, ast.Call)][:1]
        assert is_read(dotted(call.func)), breach
        assert [words for part in shown(dotted(call.func), call) for words in alive(part)], breach


def test_the_net_of_what_is_told_has_no_hole() -> None:
    module = ast.parse("from sentences.votes import names\nfrom sentences.votes.names import past as told")
    assert told(module) == {"names", "told"}
    for breach in ("st.write(names.past(one))", "st.caption(f'{told(one)}')", "st.info(' '.join([told(one)]))"):
        [call] = [node for node in ast.walk(ast.parse(breach)) if isinstance(node, ast.Call)][:1]
        assert [words for part in shown(dotted(call.func), call) for words in unguarded(part, told(module))], breach
    guarded = ast.parse("st.write(prose(names.past(one)))")
    assert unguarded(guarded, told(module)) == []


def test_refusals_are_told_with_inert_values() -> None:
    values = list(ast.walk(tree(next(p for p in house() if str(p) == "frame/refusals.py"))))
    assert any(isinstance(node, ast.Call) and dotted(node.func) == "prose" for node in values)
