"""What is known of a call: a kept reply, an answer that a batch brought, or how it failed for good.

The state of a job is the cache of answers, and beside it what failed: without that, a request that
cannot be answered would be sent for ever.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from summarizer import errors
from summarizer._api.session import Session
from summarizer._call.call import CHARACTERS_PER_TOKEN, READING, Call
from summarizer._call.prices import cost_of
from summarizer._call.reply import Outcome
from summarizer._jobs.store import JobStore
from summarizer._model.answers import Answers
from summarizer._model.budget import Budget, BudgetAmount, Experience, RequestTokens
from summarizer._model.charges import Charges
from summarizer._model.line_answers import Judged, LineJudge, LineSaid, add_spent
from summarizer._model.spent import Spent
from summarizer.errors import EndpointError, ModelError
from summarizer.schemas import Usage

MOST_TRIES = 3  # of what may pass


class KnownOutcomes:
    """Looks up calls, and judges what a batch brought for them.

    `charges` are those of the document at hand, `paid` and `amount` what it cost in this run.
    """

    def __init__(self, session: Session, answers: Answers, store: JobStore, budget: Budget) -> None:
        self._answers, self._store, self._settings = answers, store, session.settings
        secrets = session.secrets
        self._answering = LineJudge(session.settings, secrets)
        self._reading = LineJudge(session.settings.for_call(READING), secrets)
        self.experience = Experience(**store.fact("experience", {}))
        self._budget = budget
        self.begin_document()

    def begin_document(self) -> None:
        """Count anew: what was charged for the next document, and what this run paid for it."""
        self.charges = Charges(self._settings)
        self.paid = Usage(cost=0.0 if self._settings.known_price else None)
        self.amount = BudgetAmount()

    async def look_up(self, call: Call) -> Outcome | None:
        """The outcome of a call; None where it is still to be asked for."""
        key = self._answers.key_of(call)
        answer = self._store.answer_of(key)  # first: until it is dropped here, it is not counted as paid
        if answer is None and (kept := self._answers.find(key, call)) is not None:
            self.charges.note(call, kept.usage, kept.share)
            return kept
        tries = self._store.tries_of(key) or {}
        if "error" in tries:
            return self._note_error(call, tries)
        if answer is None:
            return None
        status, body, share = answer
        judge = self._reading if call.name == READING else self._answering
        judged = await judge.judge(
            call,
            LineSaid(status, body),
            earlier=Spent(**tries.get("spent", {})),
            first=tries.get("first"),
            share=share,
        )
        self._pay(call, judged, share)
        return self._settle(key, call, judged, tries, answer)

    def asked_again(self, key: str) -> list[Any] | None:
        """The messages by which a call is asked a second time; None where it never was answered."""
        tries = self._store.tries_of(key)
        return tries.get("reask") if tries else None

    def note_unanswered(self, key: str) -> None:
        """A batch that came to its end has no line for a request: that is a try."""
        error = EndpointError(
            "the batch job ended without an answer to a request: run the same command again"
        )
        judged = Judged(Spent(requests=1), error=error, passes=True)
        self._note_try(key, self._store.tries_of(key) or {}, judged, 1.0)

    def _settle(
        self, key: str, call: Call, judged: Judged, tries: dict[str, Any], answer: tuple[int, Any, float]
    ) -> Outcome | None:
        """Keep what a line came to; its outcome, if it is one."""
        _, body, share = answer
        if judged.reply is not None:
            self._answers.keep(key, judged.reply)
            if self._answers.holds(key):
                self._store.drop_answer(key)
            self.charges.note(call, judged.reply.usage, share)
            return judged.reply
        self._store.drop_answer(key)
        if judged.reask is not None:
            spent = asdict(add_spent(Spent(**tries.get("spent", {})), judged.spent))
            self._store.note_tries(key, tries | {"reask": judged.reask, "first": body, "spent": spent})
            return None
        told = self._note_try(key, tries, judged, share)
        return self._note_error(call, told) if "error" in told else None

    def _note_try(self, key: str, tries: dict[str, Any], judged: Judged, share: float) -> dict[str, Any]:
        """Note a failed try of a request; it has an error once there will be no other."""
        count = tries.get("tries", 0) + 1
        spent = add_spent(Spent(**tries.get("spent", {})), judged.spent)
        told = tries | {"tries": count, "spent": asdict(spent), "share": share}
        error = judged.error
        if error is not None and not (judged.passes and count < MOST_TRIES):
            told |= {"error": type(error).__name__, "message": str(error), "quoted": error.quoted}
        self._store.note_tries(key, told)
        return told

    def _note_error(self, call: Call, told: dict[str, Any]) -> ModelError:
        spent = told.get("spent", {})
        self.charges.note(call, Usage(**spent), told.get("share", 1.0))
        kind: type[ModelError] = getattr(errors, told["error"])
        return kind(told["message"], spent=spent, quoted=tuple(told.get("quoted", ())))

    def _pay(self, call: Call, judged: Judged, share: float) -> None:
        """Count what a line cost, and learn from it what the next one may cost."""
        spent = judged.spent
        used = RequestTokens(spent.tokens_in, spent.tokens_cached, spent.tokens_out)
        if used.tokens_out:
            self.experience.learn(call.name, judged.sent // CHARACTERS_PER_TOKEN, used)
        amount = self._budget.cost(used, call.name)
        self.amount += BudgetAmount(amount.tokens, amount.usd * share)
        cost = cost_of(self._settings.for_call(call.name).known_price, Usage(**asdict(spent)))
        total, known = self.paid, self.paid.cost
        self.paid = Usage(
            requests=total.requests + spent.requests,
            tokens_in=total.tokens_in + spent.tokens_in,
            tokens_cached=total.tokens_cached + spent.tokens_cached,
            tokens_out=total.tokens_out + spent.tokens_out,
            cost=None if cost is None or known is None else known + share * cost,
        )
