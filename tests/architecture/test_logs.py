"""Our own log lines are constant words, with names of types or the reason why a server does not start."""

import ast

from tests.architecture.sources import calls, dotted, house, read

LEVELS = {"debug", "info", "warning", "error", "exception", "critical"}
HARMLESS = {"named"}  # domain.operations.logs.named: types and places


def told(path_calls: list[tuple[str, ast.Call]]) -> list[str]:
    """Values that a log call hands over and that may be somebody's words."""
    wrong = []
    for name, call in path_calls:
        logger, _, level = name.rpartition(".")
        if logger.rpartition(".")[2] != "log" or level not in LEVELS:
            continue
        words, *values = call.args
        if not (isinstance(words, ast.Constant) and isinstance(words.value, str)):
            wrong.append(ast.unparse(call))
        wrong += [ast.unparse(value) for value in values if not harmless(value)]
    return wrong


def harmless(value: ast.expr) -> bool:
    if isinstance(value, ast.Call):
        return dotted(value.func) in HARMLESS
    if isinstance(value, ast.Attribute) and value.attr == "__name__":
        return isinstance(value.value, ast.Call) and dotted(value.value.func) == "type"
    return False


def test_a_log_line_holds_no_value() -> None:
    wrong = {str(path): told(list(calls(path))) for path in house()}
    assert {path: lines for path, lines in wrong.items() if lines} == {
        "server/start.py": ["reason"],  # a CannotStart, for administrators
        "domain/operations/logs.py": ["error"],  # the same
        "db/duties.py": ["about"],  # of what is kept for a time: one word of a list of ours
    }


def test_the_net_has_no_hole() -> None:
    breaches = ("log.info(f'hello {name}')", "self.log.error('x %s', error)", "log.warning('x', title)")
    for breach in breaches:
        call = ast.parse(breach).body[0]
        assert isinstance(call, ast.Expr)
        assert isinstance(call.value, ast.Call)
        assert told([(dotted(call.value.func), call.value)]), breach


def test_nothing_speaks_past_the_log() -> None:
    past = {"print", "traceback.print_exc", "traceback.format_exc", "logging.basicConfig", "sys.stderr.write"}
    spoken = [
        f"{path}:{call.lineno}"
        for path in house()
        for name, call in calls(path)
        if name in past and path.parts[0] != "commands"
    ]
    assert spoken == []
    assert all("hide_parameters=True" in part for part in read_engines())


def read_engines() -> list[str]:
    """Each call of ``create_engine``."""
    return [
        ast.unparse(call)
        for path in house()
        if "create_engine" in read(path)
        for name, call in calls(path)
        if name == "create_engine"
    ]
