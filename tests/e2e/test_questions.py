"""Every question of the content on the tablet: it fits, it can be reached and read, and a robot finds its way."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from db.engine import Database
from tests.e2e.alone import asked_alone, open_alone
from tests.e2e.conftest import barriers
from tests.e2e.robot import QUESTIONNAIRES, WITH_MODULES, robot, wander
from texts import say
from texts.typography import typeset

SIZES: dict[str, ViewportSize] = {
    "lengthwise": {"width": 1024, "height": 768},
    "upright": {"width": 768, "height": 1024},
}
KINDS = {"single", "scale5", "number", "multiple", "text", "ranking", "row", "shares"}
pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)

# What opens every question of the content to a person.
OPEN = {"f0": "oui", "p02": "association", "p10": "res_local", "p28b": "5", "p28g": "3", "w13": "pratiques=4"}

# Every step, untouched and touched: what scrolls or is too small to be touched; and one step of each kind.
LOOK = """async () => {
  const wrong = [], kinds = {}
  const cramped = (when) => {
    const idea = document.querySelector(".idea")
    const name = `${table.place.at} ${document.querySelector("h1").textContent} (${when})`
    const [higher, wider] = [idea.scrollHeight - idea.clientHeight, idea.scrollWidth - idea.clientWidth]
    if (higher > 1 || wider > 1) wrong.push(`${name} scrolls by ${higher}, ${wider}`)
    for (const target of document.querySelectorAll(".tablet :is(button, a, textarea, label.card, input.figure)")) {
      const { width, height } = target.getBoundingClientRect()
      const seen = target.checkVisibility({ visibilityProperty: true })
      if (seen && Math.min(width, height) < 44) wrong.push(`${name}: ${target.textContent} is small`)
    }
  }
  for (const [n, step] of steps().entries()) {
    table.show("question", [step.at, step.row])
    kinds[step.asking.kind] ??= [step.at, step.row]
    cramped("untouched")
    document.querySelector("form.screen :is(label.card input, .place, .keys button, .all)")?.click()
    cramped("touched")
  }
  return [wrong, kinds]
}"""


# On a phone, the questions whose source lies over one of their answers.
COVERED = """() => steps().flatMap((step) => {
  table.show("question", [step.at, step.row])
  const source = document.querySelector(".source")?.getBoundingClientRect()
  const bottoms = [...document.querySelectorAll(".field *")].map((each) => each.getBoundingClientRect().bottom)
  return source && source.top < Math.max(...bottoms) - 1 ? [document.querySelector("h1").textContent] : []
})"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = open_alone(browser, SIZES["lengthwise"])
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    page.context.close()
    assert faults == []


@pytest.mark.parametrize("size", SIZES)
def test_every_question_fits_and_every_kind_is_accessible(loaded: Database, page: Page, size: str) -> None:
    page.set_viewport_size(SIZES[size])
    met: set[str] = set()
    for name in (*QUESTIONNAIRES, WITH_MODULES):
        sit(page, loaded, name, answers=OPEN)
        wrong, kinds = page.evaluate(LOOK)
        assert wrong == [], name
        for kind in kinds.keys() - met if size == "lengthwise" else ():
            page.evaluate("place => table.show('question', place)", kinds[kind])
            assert barriers(page) == [], kind
        met |= kinds.keys()
    page.set_viewport_size(SIZES["lengthwise"])
    assert met == KINDS


def test_no_source_lies_over_an_answer_on_a_phone(loaded: Database, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    try:
        covered = {}
        for name in ("mod_fies", "q_resident", "mod_social"):
            sit(page, loaded, name, answers=OPEN)
            covered[name] = page.evaluate(COVERED)
        assert not any(covered.values()), covered
    finally:
        page.set_viewport_size(SIZES["lengthwise"])


def sit(page: Page, database: Database, name: str, **visit: object) -> None:
    """Sit down before a questionnaire, everything agreed to."""
    page.evaluate("([asked, visit]) => sit(asked, visit)", [asked_alone(database, name), visit])


def to(page: Page, question: str, row: int = 0) -> Locator:
    """The screen of a question."""
    page.evaluate(
        "([id, row]) => table.show('question', [table.asked.findIndex((each) => each.id === id), row])", [question, row]
    )
    return page.locator("form.screen.question")


def answers(page: Page) -> dict[str, str | None]:
    found: dict[str, str | None] = page.evaluate("table.visit.answers")
    return found


def go_on(page: Page) -> None:
    page.locator("button[type=submit]").press("Enter")  # by a finger, twice at the same place counts once


def test_an_order_is_given_by_taps_and_taken_back(loaded: Database, page: Page) -> None:
    sit(page, loaded, "q_democracy")
    shown = to(page, "e13")
    places = shown.locator(".place")
    for card in (3, 0, 4):
        places.nth(card).click()
    assert answers(page)["e13"] == "jardins prix fermes"
    expect(shown.locator(".placed")).to_have_text(["2", "", "", "1", "3", ""])
    places.nth(3).click()
    expect(shown.locator(".placed")).to_have_text(["1", "", "", "", "2", ""])
    assert page.evaluate("tell('e13')") == ["1. Les prix", "2. Les agriculteurs"]
    shown.get_by_role("button", name=say("tablet.ranking.again")).click()
    assert answers(page)["e13"] is None
    expect(places.and_(page.locator("[aria-pressed=true]"))).to_have_count(0)


def test_shares_make_a_hundred_and_never_more(loaded: Database, page: Page) -> None:
    sit(page, loaded, "q_partner")
    shown = to(page, "p09b")  # together with the others, from the first
    lines = shown.locator(".share-line")
    expect(lines.locator(".share")).to_have_text(["–", "–", "–"])
    for _ in range(12):
        lines.nth(0).get_by_text("+10", exact=True).click()
    lines.nth(0).get_by_text("−1", exact=True).click()
    lines.nth(0).get_by_text("−10", exact=True).click()
    expect(shown.locator(".remaining")).to_have_text(say("tablet.shares.left", n=11))
    lines.nth(1).get_by_text("−10", exact=True).click()
    lines.nth(2).get_by_text("+1", exact=True).click()
    go_on(page)
    expect(shown.locator(".note")).to_have_text(say("tablet.shares.short", n=10))
    lines.nth(1).locator(".all").click()
    assert {name: answers(page)[name] for name in ("p09a", "p09b", "p09c")} == {"p09a": "89", "p09b": "10", "p09c": "1"}
    go_on(page)
    assert page.evaluate("table.asked[table.place.at].id") == "p10"
    shown.locator(".back").click()
    shown.locator(".pass").click()
    assert [answers(page)[name] for name in ("p09a", "p09b", "p09c")] == [None] * 3


def test_a_matrix_is_one_row_a_screen_and_back_is_the_former_row(loaded: Database, page: Page) -> None:
    sit(page, loaded, "q_followup")
    shown = to(page, "w13")
    expect(shown.locator(".rows")).to_have_text(say("tablet.rows.place", at=1, of=4))
    shown.locator("label.card").nth(3).click()
    go_on(page)
    expect(shown.locator(".rows")).to_have_text(say("tablet.rows.place", at=2, of=4))
    shown.locator("input[value=pnr]").check()
    shown.locator(".back").click()
    expect(shown.locator("label.card input").nth(3)).to_be_checked()
    assert answers(page)["w13"] == "pratiques=4 lien=pnr"
    assert page.evaluate("tell('w13')")[0].endswith("Un peu mieux")


def test_a_roster_is_the_territory_without_whoever_answers(loaded: Database, page: Page) -> None:
    sit(page, loaded, "q_partner", answers={"p01": "vrac_lyon"})
    rows = page.evaluate("table.asked.find(({ id }) => id === 'p20').rows.map(({ id }) => id)")
    assert len(rows) == 15
    assert "vrac_lyon" not in rows


def test_a_large_number_is_read_in_groups(loaded: Database, page: Page) -> None:
    sit(page, loaded, "q_partner", answers={"p02": "association"})
    shown = to(page, "p28d")
    for key in "1000000001":
        shown.locator(".keys button").get_by_text(key, exact=True).click()
    expect(shown.locator(".figure")).to_have_value("100\u202f000\u202f000")
    assert answers(page)["p28d"] == "100000000"
    shown = to(page, "p19")
    shown.locator(".figure").fill("1999")
    go_on(page)
    expect(shown.locator(".note")).to_have_text(say("tablet.out_of_range", low="2000", high="2100"))
    assert "p19" not in answers(page)


def test_the_end_leads_back_to_what_no_longer_goes_together(loaded: Database, page: Page) -> None:
    sit(page, loaded, "q_partner", answers={"p02": "association", "p28b": "9", "p28c": "8"})
    page.evaluate("for (const { id } of table.asked) table.visit.answers[id] ??= null")
    to(page, "p28b").locator(".figure").fill("5")
    to(page, "p31").locator(".pass").click()
    assert page.evaluate("table.asked[table.place.at].id") == "p28c"
    expect(page.locator(".note")).to_have_text(say("tablet.does_not_fit"))
    assert not page.evaluate("table.finished")


def test_a_statement_asks_whether_one_agrees_and_a_question_does_not(loaded: Database, page: Page) -> None:
    for name, statements in (("q_democracy", 8), ("q_resident", 5)):
        sit(page, loaded, name)
        met = 0
        for question in page.evaluate("table.asked.map(({ id, choices }) => [id, choices.map(({ icon }) => icon)])"):
            lead = to(page, question[0]).locator(".lead", has_text=typeset("Êtes-vous d'accord ?"))
            stated = "feeling_1_5" in question[1]
            expect(lead).to_have_count(1 if stated else 0)
            expect(page.locator("label.card .icon svg")).to_have_count(
                sum(icon.startswith(("dots", "feeling", "plate", "candles")) for icon in question[1])
            )
            met += stated
        assert met == statements, name


def test_a_module_opens_and_ends_with_its_own_words(loaded: Database, page: Page) -> None:
    sit(page, loaded, WITH_MODULES, answers={"f0": "oui"})
    to(page, "r15").locator(".pass").click()
    expect(page.locator("form.screen.section h1")).to_have_text("Le manque de nourriture")
    go_on(page)
    shown = to(page, "f8")
    expect(shown.locator("h1")).to_contain_text("faute d’argent")
    shown.locator("label.card").first.click()
    go_on(page)
    expect(page.locator("form.screen.section h1")).to_contain_text("besoin d’aide")
    go_on(page)
    expect(page.locator("form.screen.section h1")).to_have_text("Les autres et vous")


def test_whoever_is_too_young_or_says_nothing_meets_no_module_for_adults(loaded: Database, page: Page) -> None:
    for age, parts in (("a15_17", {"r", "o"}), (None, {"r", "o"}), ("a18_29", {"r", "f", "o", "x"})):
        sit(page, loaded, WITH_MODULES, age=age)
        assert set(page.evaluate("table.asked.map(({ id }) => id[0])")) == parts


def test_an_image_of_the_content_stands_beside_its_words(loaded: Database, page: Page) -> None:
    asked = asked_alone(loaded, "q_followup")
    matrix = next(each for each in asked["questions"] if each["id"] == "w13")
    matrix["rows"][0]["image"] = matrix["choices"][0]["image"] = "essai.svg"
    page.evaluate("asked => sit(asked, {})", asked)
    shown = to(page, "w13")
    expect(shown.locator("img.image")).to_have_count(2)
    assert page.evaluate("Promise.all([...document.images].map((image) => image.decode().then(() => image.alt)))") == [
        "",
        "",
    ]


def test_by_keyboard_alone(loaded: Database, page: Page) -> None:
    sit(page, loaded, "q_democracy")
    to(page, "e13")
    press(page, ".place", "Space")
    press(page, "button[type=submit]", "Enter")
    assert answers(page)["e13"] == "prix"
    sit(page, loaded, "q_partner")
    to(page, "p09a")
    press(page, ".all", "Enter")
    assert answers(page)["p09a"] == "100"
    to(page, "p19")
    page.keyboard.press("Tab")
    press(page, ".figure", "2")
    page.keyboard.type("014")
    page.keyboard.press("Enter")
    assert answers(page)["p19"] == "2014"
    assert page.evaluate("table.asked[table.place.at].id") == "p20"
    press(page, "label.card input", "Space")
    page.keyboard.press("Enter")
    assert page.evaluate("table.place.at[1]") == 1
    press(page, ".back", "Enter")
    assert page.evaluate("table.place.at") == page.evaluate("table.asked.findIndex(({ id }) => id === 'p20')")


def press(page: Page, wanted: str, key: str) -> None:
    """Tab until something like this has the focus, and press."""
    for _ in range(40):
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            break
        page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_css("outline-style", "solid") if wanted != "label.card input" else None
    page.keyboard.press(key)


def test_a_robot_finds_its_way_and_both_sides_agree(loaded: Database, page: Page) -> None:
    with robot(page, loaded) as walker:
        wander(walker, paths=2)
        assert walker.walked.visits >= 18
        assert len(walker.walked.questions) > 100
