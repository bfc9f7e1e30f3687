"""A desk with its list of milestones open."""

import pytest

from bot.domain.people import Role
from tests.cast import Phone
from tests.stage import Stage


@pytest.fixture
async def desk(stage: Stage) -> Phone:
    """An organiser who reads English, before the list of milestones."""
    phone = await Phone.settled(stage, "en", Role.ORGANISER)
    await phone.says("/desk")
    await phone.presses("Milestones")
    return phone
