"""The command line: its group of commands, each in a room of its own, and `main`.

Results go to stdout, everything else to stderr. Exit status: 0 success, 1 error, 2 invalid usage, 3 some
documents failed, 4 not finished yet, 130 interrupted.
"""

from __future__ import annotations

import os
import sys

from summarizer._cli.log_lines import find_log_form, format_log_line

try:
    import click

    from summarizer._cli.batch_command import batch
    from summarizer._cli.cache_command import cache
    from summarizer._cli.cassette_commands import check, record
    from summarizer._cli.command_events import (
        CommandCrashed,
        CommandFailed,
        CommandInterrupted,
        OutputFailed,
    )
    from summarizer._cli.compare_command import compare
    from summarizer._cli.deadline import drop_quietly, interrupts_end_the_command
    from summarizer._cli.demo_command import demo
    from summarizer._cli.due_command import due
    from summarizer._cli.evaluate_command import evaluate
    from summarizer._cli.exit_codes import FAILED, INTERRUPTED
    from summarizer._cli.follow_command import follow
    from summarizer._cli.forget_command import forget
    from summarizer._cli.options import log_option
    from summarizer._cli.prompt_command import prompt
    from summarizer._cli.report_commands import report, tables
    from summarizer._cli.schema_command import schema
    from summarizer._cli.summarize_command import summarize
    from summarizer._cli.talk import Talk, current_talk
    from summarizer._cli.text_command import text
    from summarizer._install import DISTRIBUTION
    from summarizer._version import __version__
except KeyboardInterrupt:  # a program that is still being read has nothing to end
    said, name = "Interrupted.", "command.interrupted"
    form = find_log_form(sys.argv[1:], os.environ)
    sys.stderr.write(format_log_line("warning", name, said, {}) if form == "json" else f"{said}\n")
    sys.exit(130)

COMMANDS = (
    summarize, prompt, schema, demo, batch, cache, forget, record, check, evaluate, text, report, tables,
    follow, due, compare,
)  # fmt: skip


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, package_name=DISTRIBUTION, message="%(prog)s %(version)s")
@click.pass_context
def cli(context: click.Context) -> None:
    """Summarize reports of meetings: who met whom, who promised what, and who says so.

    Each item comes with the words of the document that prove it. Set your key in the environment
    variable OPENAI_API_KEY.

    \b
    summarizer demo
    summarizer summarize report.txt --published 2025-05-21
    """
    current_talk().start(context.invoked_subcommand or "")


cli.params.append(log_option())
for command in COMMANDS:
    cli.add_command(command)
    for leaf in command.commands.values() if isinstance(command, click.Group) else [command]:
        leaf.params.append(log_option())


def main() -> None:
    """Run the command line, every error of ours as one line, and exit."""
    talk = Talk.begin(find_log_form(sys.argv[1:], os.environ))
    status = _run_command_line(talk)
    talk.end(status)
    sys.exit(status)


def _run_command_line(talk: Talk) -> int:
    """Run a command, and tell how it failed if it did; its exit status."""
    try:
        with interrupts_end_the_command() as deadline:
            status = cli.main(prog_name="summarizer", standalone_mode=False, obj=deadline)
    except click.exceptions.Abort as exc:
        talk.write(CommandInterrupted())
        drop_quietly(exc)
        status = INTERRUPTED
    except click.ClickException as exc:
        status = exc.exit_code
        if isinstance(exc, click.exceptions.NoArgsIsHelpError) and talk.form == "text":
            exc.show()
        else:
            talk.write(CommandFailed(error=exc, exit_status=status))
    except BrokenPipeError:
        # The reader has gone (`| head`); nothing is left to say, at exit neither.
        sys.stdout = None  # keeps Python from flushing it once more
        status = FAILED
    except OSError as exc:
        # Files are read and written elsewhere, with errors of ours: this is a full or closed stdout.
        sys.stdout = None
        talk.write(OutputFailed(error=exc, exit_status=FAILED))
        status = FAILED
    except Exception as exc:
        from summarizer.errors import SummarizerError

        if isinstance(exc, SummarizerError):
            talk.write(CommandFailed(error=exc, exit_status=FAILED))
        elif talk.form == "json":
            talk.write(CommandCrashed.of(exc, exit_status=FAILED))
        else:
            raise
        status = FAILED
    return status if isinstance(status, int) else 0


if __name__ == "__main__":
    main()
