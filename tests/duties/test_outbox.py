"""Messages leave, are marked, are tried again; nothing is lost, nothing comes twice under another number."""

import threading
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection

from oversight.core.enums import Role
from oversight.core.refusals import Forbidden, Refused
from oversight.duties.actions import addresses, alerts, obligations
from oversight.duties.engine.opening import open_periods
from oversight.duties.engine.outbox import ATTEMPTS, FLOOD, WAITS, deliver
from oversight.duties.engine.queueing import GATHERS
from oversight.duties.engine.repeating import repeat
from oversight.duties.engine.sweep import sweep
from oversight.duties.engine.telling import tell
from oversight.duties.engine.watchdog import health
from oversight.duties.models import Alert, ChannelAddress, Delivery, Obligation
from tests import factories as make
from tests.duties import law
from tests.duties.receiver import receiver
from tests.factories import moment

pytestmark = pytest.mark.django_db
LIVE = moment(2026, 3, 2, 8)
REMINDER = moment(2026, 3, 2, 22)
SECOND = timedelta(seconds=1)
EVERYWHERE = ("app", "email", "message")


class Refusing(EmailBackend):
    """A mail server that refuses whoever is named «refused@…»."""

    def send_messages(self, messages):
        if any(to.startswith("refused@") for message in messages for to in message.to):
            raise OSError("mailbox unknown")
        return super().send_messages(messages)


class Dying(EmailBackend):
    """Takes the message, and then the process dies before it can be marked."""

    def send_messages(self, messages):
        super().send_messages(messages)
        raise KeyboardInterrupt


class Slow(EmailBackend):
    """Waits until the test lets it go on, and fails."""

    sending, go_on = threading.Event(), threading.Event()

    def send_messages(self, messages):
        self.sending.set()
        self.go_on.wait(60)
        raise OSError("the gateway is gone")


def told(facilities=1, at=REMINDER, officers=("a@example.kz",), **rule):
    """Alerts of as many facilities of one office at `at`; returns its officers."""
    office = make.office()
    people = [make.officer(Role.DISTRICT_OFFICER, office=office, email=email) for email in officers]
    for _ in range(facilities):
        make.facility(supervising_office=office)
    law.edition(law.duty(channels=EVERYWHERE, **rule), published_at=LIVE)
    open_periods(LIVE)
    sweep(at)
    tell(at)
    return people


def deliveries(*names):
    return list(Delivery.objects.order_by("pk").values_list(*names))


def test_a_mail_leaves_once_under_its_own_number():
    told()
    assert deliver(REMINDER) == 1
    assert deliver(REMINDER + SECOND) == 0
    (sent,) = mail.outbox
    row = Delivery.objects.get()
    assert (row.state, row.sent_at, row.attempts, row.sent_as) == ("sent", REMINDER, 1, row.message_id)
    assert sent.to == ["a@example.kz"]
    assert sent.subject == Alert.objects.get().title
    assert sent.extra_headers["Message-ID"] == f"<{row.message_id}@localhost>"
    assert sent.body.endswith(f"№ {row.message_id}")
    assert "Point 47, Instruction" in sent.body


def test_an_officer_without_an_address_is_told_on_the_desk_alone():
    told(officers=("",))
    assert Alert.objects.count() == 1
    assert Delivery.objects.count() == 0


def test_a_refused_message_is_tried_again_with_growing_pauses_and_does_not_hold_up_others(settings):
    settings.EMAIL_BACKEND = "tests.duties.test_outbox.Refusing"
    told(officers=("refused@example.kz", "b@example.kz"))
    deliver(REMINDER)
    assert deliveries("address", "state", "error") == [
        ("refused@example.kz", "failed", "OSError: mailbox unknown"),
        ("b@example.kz", "sent", ""),
    ]
    at = REMINDER
    for pause in WAITS:
        assert deliver(at + pause - SECOND) == 0
        at += pause
        assert deliver(at) == 1
    assert deliveries("state", "attempts")[0] == ("dead", ATTEMPTS)
    assert deliver(at + timedelta(days=9)) == 0
    assert health(at).dead == 1


def test_killed_between_sending_and_marking_it_is_sent_again_under_the_same_number(settings):
    told()
    settings.EMAIL_BACKEND = "tests.duties.test_outbox.Dying"
    with pytest.raises(KeyboardInterrupt):
        deliver(REMINDER)
    assert deliveries("state", "attempts") == [("queued", 1)]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert deliver(REMINDER + WAITS[0]) == 1
    numbers = {message.extra_headers["Message-ID"] for message in mail.outbox}
    assert (len(mail.outbox), len(numbers)) == (2, 1)


def test_a_flood_to_one_officer_is_one_summary():
    told(facilities=30)
    while deliver(REMINDER):
        pass
    (sent,) = mail.outbox
    assert sent.subject == "30 alerts"
    assert set(deliveries("state")) == {("sent",)}
    assert len(set(deliveries("sent_as"))) == 1
    assert Alert.objects.count() == 30


def test_a_summary_that_leaves_again_leaves_in_the_same_company_under_the_same_number(settings):
    """New messages for the same address have come meanwhile: they leave as one of their own."""
    told(facilities=FLOOD + 1)
    settings.EMAIL_BACKEND = "tests.duties.test_outbox.Dying"
    with pytest.raises(KeyboardInterrupt):
        deliver(REMINDER)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    Alert.objects.update(next_repeat_at=REMINDER + SECOND)
    repeat(REMINDER + SECOND)
    while deliver(REMINDER + WAITS[0], batch=3):
        pass
    numbers = [message.extra_headers["Message-ID"] for message in mail.outbox]
    assert len(numbers) == 3
    assert numbers.count(numbers[0]) == 2
    assert [message.subject for message in mail.outbox] == ["11 alerts"] * 3
    assert {str(one) for (one,) in deliveries("sent_as")} == {number[1:].partition("@")[0] for number in numbers}


@pytest.mark.django_db(transaction=True)
def test_fulfilment_does_not_wait_for_a_message_that_is_leaving_and_nothing_leaves_afterwards(settings):
    (officer,) = told()
    settings.EMAIL_BACKEND = "tests.duties.test_outbox.Slow"
    sender = threading.Thread(target=lambda: (deliver(REMINDER), connection.close()))
    sender.start()
    assert Slow.sending.wait(60)
    try:
        obligations.fulfil(Obligation.objects.get(), done_at=REMINDER, by=officer, at=REMINDER)
    finally:
        Slow.go_on.set()
        sender.join()
    assert deliveries("state", "error") == [("failed", "OSError: the gateway is gone")]
    assert deliver(REMINDER + WAITS[0]) == 1
    assert deliveries("state") == [("dropped",)]
    assert mail.outbox == []


def test_as_many_as_can_be_read_are_sent_each_by_itself():
    told(facilities=FLOOD)
    deliver(REMINDER)
    assert len(mail.outbox) == FLOOD


def test_a_rule_switched_on_over_a_thousand_old_rows_sends_one_summary():
    """The steps of all of them have passed long ago and are noticed in many batches."""
    officer = make.officer(Role.DISTRICT_OFFICER, email="a@example.kz")
    facility = make.facility(supervising_office=officer.office)
    step = ((-2, "hours", None, Role.DISTRICT_OFFICER),)
    live, at = moment(2026, 1, 1), moment(2026, 3, 2, 23)
    duties = [law.duty(f"duty_{number}", steps=step, channels=EVERYWHERE) for number in range(18)]
    law.edition(*duties, published_at=live)
    assert open_periods(at) == 18 * 61
    while sweep(at):
        tell(at, batch=3000)
        deliver(at)
    while tell(at, batch=3000):
        pass
    assert deliver(at + GATHERS - SECOND) == 0
    while deliver(at + GATHERS):
        pass
    (sent,) = mail.outbox
    assert sent.subject == "1098 alerts"
    assert Alert.objects.filter(obligation__facility=facility).count() == 1098


def test_a_few_late_ones_are_sent_each_by_itself_after_a_short_while():
    told(facilities=2, at=REMINDER + timedelta(hours=1))
    at = REMINDER + timedelta(hours=1)
    assert deliver(at) == 0
    assert deliver(at + GATHERS) == 2
    assert len(mail.outbox) == 2


def test_informational_alerts_go_in_the_digest_of_the_next_morning():
    told(facilities=3, rule_class="informational")
    morning = moment(2026, 3, 3, 9)
    assert deliver(morning - SECOND) == 0
    deliver(morning)
    (sent,) = mail.outbox
    assert sent.subject == "3 alerts"


def test_a_repetition_is_a_message_of_its_own():
    told()
    deliver(REMINDER)
    later = REMINDER + timedelta(hours=4)
    repeat(later)
    deliver(later)
    assert len(mail.outbox) == 2
    assert "repeated because nobody has acknowledged" in mail.outbox[1].body
    assert len(set(deliveries("message_id"))) == 2


def test_what_was_acknowledged_before_it_left_does_not_leave():
    (officer,) = told()
    alerts.acknowledge(Alert.objects.get(), by=officer, at=REMINDER)
    assert deliver(REMINDER) == 0
    assert deliveries("state") == [("dropped",)]


def test_other_channels_reach_the_officer_and_the_office_under_the_same_number_in_a_header():
    with receiver() as webhook:
        office = make.office()
        officer = make.officer(Role.DISTRICT_OFFICER, office=office)
        make.facility(supervising_office=office)
        add = {"url": f"json://{webhook.address}/", "at": LIVE}
        addresses.add_address(title="Telegram", officer=officer, by=officer, **add)
        head = make.officer(Role.DISTRICT_PROSECUTOR, office=office)
        addresses.add_address(title="Duty phone", office=office, by=head, **add)
        law.edition(law.duty(channels=EVERYWHERE), published_at=LIVE)
        open_periods(LIVE)
        sweep(REMINDER)
        tell(REMINDER)
        assert deliver(REMINDER) == 2
    assert [one["number"] for one in webhook.received] == [str(number) for (number,) in deliveries("message_id")]
    assert webhook.received[0]["title"] == Alert.objects.get().title
    assert set(ChannelAddress.objects.values_list("last_sent_at", "last_error")) == {(REMINDER, "")}


def test_a_test_message_shows_the_last_error_and_no_secret():
    officer = make.officer(Role.DISTRICT_OFFICER)
    with receiver(status=500) as webhook:
        url = f"json://user:verysecret@{webhook.address}/hook-token-12345"
        address = addresses.add_address(title="Gateway", url=url, officer=officer, by=officer, at=LIVE)
        error = addresses.try_address(address, by=officer, at=LIVE)
        address.refresh_from_db()
        assert address.last_error == error
        assert "500" in error
        assert "verysecret" not in error
        assert "hook-token" not in error
        webhook.status = 200
        assert addresses.try_address(address, by=officer, at=LIVE) == ""
    assert webhook.received[-1]["title"] == "Test alert"


def test_an_address_nobody_knows_is_refused():
    officer = make.officer(Role.DISTRICT_OFFICER)
    with pytest.raises(Refused, match="doesn't know such an address"):
        addresses.add_address(title="?", url="carrier-pigeon://loft", officer=officer, by=officer, at=LIVE)


def test_addresses_of_an_office_are_kept_by_its_leaders():
    officer = make.officer(Role.DISTRICT_OFFICER)
    with pytest.raises(Refused, match="kept by its leaders"):
        addresses.add_address(title="?", url="json://localhost", office=officer.office, by=officer, at=LIVE)


@pytest.mark.django_db(transaction=True)
def test_two_senders_at_once_send_each_message_once():
    told(facilities=FLOOD, officers=("a@example.kz", "b@example.kz"))
    start = threading.Barrier(2)

    def send():
        start.wait()
        try:
            while deliver(REMINDER, batch=3):
                pass
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    numbers = [message.extra_headers["Message-ID"] for message in mail.outbox]
    assert len(numbers) == len(set(numbers)) == 2 * FLOOD
    assert set(deliveries("state")) == {("sent",)}


class TestSentAgain:
    """By hand, once somebody has mended what was wrong."""

    @pytest.fixture
    def dead(self, settings):
        """The one message of an alert, refused to the end."""
        settings.EMAIL_BACKEND = "tests.duties.test_outbox.Refusing"
        (officer,) = told(officers=("refused@example.kz",))
        at = REMINDER
        for wait in (*WAITS, timedelta()):
            deliver(at)
            at += wait
        assert deliveries("state", "attempts") == [("dead", ATTEMPTS)]
        return officer, at

    def test_it_goes_to_the_address_the_officer_has_by_now_under_the_same_number(self, dead):
        officer, at = dead
        number = Delivery.objects.get().message_id
        officer.email = "a@example.kz"
        officer.save()
        assert alerts.send_again(Alert.objects.get(), by=officer, at=at) == 1
        deliver(at)
        assert deliveries("state", "attempts", "address", "message_id") == [("sent", 1, "a@example.kz", number)]
        assert [message.to for message in mail.outbox] == [["a@example.kz"]]

    def test_it_has_all_its_attempts_anew(self, dead):
        officer, at = dead
        alerts.send_again(Alert.objects.get(), by=officer, at=at)
        deliver(at)
        assert deliveries("state", "attempts", "error") == [("failed", 1, "OSError: mailbox unknown")]

    def test_only_what_is_dead_and_stands_and_only_by_whom_it_concerns(self, dead):
        officer, at = dead
        alert = Alert.objects.get()
        with pytest.raises(Forbidden, match="by whom it is for, or by a leader above"):
            alerts.send_again(alert, by=make.officer(office=officer.office), at=at)
        alerts.send_again(alert, by=officer, at=at)
        with pytest.raises(Refused, match="No message of this alert has failed for good"):
            alerts.send_again(alert, by=officer, at=at)
        obligations.fulfil(alert.obligation, done_at=at, by=officer, at=at)
        alert.refresh_from_db()
        with pytest.raises(Refused, match="This alert is over"):
            alerts.send_again(alert, by=officer, at=at)
        assert deliveries("state") == [("dropped",)]
