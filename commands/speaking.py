"""The frame of the commands in the catalogues' words: help, and what is said of a command that is not understood.

Typer's own frame is English and cannot be translated: its words are written inside it.
"""

import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption
from typer.exceptions import TyperException

from texts import say

MISUSED = 2  # the exit code


class Command(TyperCommand):
    """One command."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401  classes that Typer keeps to itself
        """Draw the help: how to call it, what it does, what it takes."""
        _draw(self, ctx, formatter)


class Group(TyperGroup):
    """Several commands."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401  the same
        """Draw the help: how to call it, and the commands."""
        _draw(self, ctx, formatter)
        with formatter.section(say("cli.commands")):
            formatter.write_dl([(name, known.help or "") for name, known in self.commands.items()])

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, *_: Any, **more: Any) -> NoReturn:  # noqa: ANN401  Typer's own
        """Run, and end with the exit code."""
        try:
            code = super().main(args, prog_name, **more | {"standalone_mode": False})
        except typer.Abort:
            typer.echo(say("cli.interrupted"), err=True)
            sys.exit(1)
        except TyperException as misused:
            _refuse(misused)
        sys.exit(code if isinstance(code, int) else 0)


def _draw(command: TyperCommand | TyperGroup, ctx: Any, formatter: Any) -> None:  # noqa: ANN401  the same
    taken = [one for one in command.params if isinstance(one, TyperArgument)]
    options = [one for one in command.params if isinstance(one, TyperOption)]
    pieces = [say("cli.piece.options"), *[f"{_name(one)}…" if one.nargs != 1 else _name(one) for one in taken]]
    pieces += [say("cli.piece.command")] if isinstance(command, TyperGroup) else []
    formatter.write_text(say("cli.usage", path=ctx.command_path, pieces=" ".join(pieces)))
    formatter.write_paragraph()
    formatter.write_text(command.help or "")
    if taken:
        with formatter.section(say("cli.arguments")):
            formatter.write_dl([(_name(one), one.help or "") for one in taken])
    with formatter.section(say("cli.options")):
        formatter.write_dl([*[(", ".join(one.opts), _help(one)) for one in options], ("--help", say("cli.help_shown"))])


def _name(argument: TyperArgument) -> str:
    return say(f"cli.argument.{argument.name}")


def _help(option: TyperOption) -> str:
    """What it is for, whether it is needed, what it is otherwise."""
    told = [option.help or ""]
    if option.required:
        told.append(say("cli.required"))
    elif isinstance(option.default, int) and not isinstance(option.default, bool):
        told.append(say("cli.default", value=option.default))
    return " ".join(told)


def _refuse(misused: TyperException) -> NoReturn:
    """Say what is wrong with the command in one sentence, and how to find help."""
    ctx, param = getattr(misused, "ctx", None), getattr(misused, "param", None)
    name = _name(param) if isinstance(param, TyperArgument) else ", ".join(getattr(param, "opts", ()))
    kind = type(misused).__name__
    if kind == "NoArgsIsHelpError":
        typer.echo(misused.message, err=True)
        sys.exit(MISUSED)
    if kind == "MissingParameter":
        said = say("cli.missing", name=name)
    elif kind == "NoSuchOption":
        said = say("cli.no_option", name=getattr(misused, "option_name", ""))
    elif kind == "BadParameter":
        said = say("cli.bad_value", name=name)
    elif ctx is not None and isinstance(ctx.command, Group):
        said = say("cli.no_command")
    else:
        said = say("cli.not_understood")
    typer.echo(said, err=True)
    typer.echo(say("cli.try_help", path=ctx.command_path if ctx is not None else ""), err=True)
    sys.exit(MISUSED)
