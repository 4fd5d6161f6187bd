"""Everything that can be verified of a database, without trusting what wrote it (`cauce comprobar`)."""

from cauce.store.verification.finding import Finding
from cauce.store.verification.whole import Verified, verify

__all__ = ["Finding", "Verified", "verify"]
