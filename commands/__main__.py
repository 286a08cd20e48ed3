"""``python -m commands``: the sub-commands, gathered."""

import typer

from commands import audit, carry, copies, staff
from commands.demo import invent
from commands.prepare import prepare
from commands.purge import purge
from commands.recount import recount
from commands.serve import serve
from commands.showcase import show
from commands.speaking import Command, Group
from domain.operations import logs, private
from texts import say

# A traceback with the values of variables would print passwords.
app = typer.Typer(
    cls=Group, help=say("cli.help"), no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)
app.command("prepare", cls=Command, help=say("cli.prepare"))(prepare)
app.command("serve", cls=Command, help=say("cli.serve"))(serve)
app.command("demo", cls=Command, help=say("demo.help"))(invent)
app.command("showcase", cls=Command, help=say("showcase.help"))(show)
app.command("purge", cls=Command, help=say("cli.purge"))(purge)
app.command("backup", cls=Command, help=say("cli.backup"))(copies.backup)
app.command("restore", cls=Command, help=say("cli.restore"))(copies.restore)
app.command("check", cls=Command, help=say("cli.check"))(copies.check)
app.command("recount", cls=Command, help=say("recount.help"))(recount)
app.add_typer(audit.app, name="audit", help=say("cli.audit"))
app.add_typer(carry.app, name="carry", help=say("carry.cli_help"))
app.add_typer(staff.app, name="staff", help=say("cli.staff"))

if __name__ == "__main__":
    logs.set_up()
    private.set_up()
    typer.main.get_command(app)(prog_name="python -m commands")  # called itself, Typer would print the words of errors
