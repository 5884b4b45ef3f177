"""How a worker ends itself when going on would lose something."""

import logging
import os
from typing import NoReturn

EXIT_FAILURE = 70
"""Exit status (EX_SOFTWARE) of a worker that ends itself to keep its offsets uncommitted."""

logger = logging.getLogger(__name__)


def end_process(error: BaseException) -> NoReturn:
    """End this worker now: nothing is committed, and another one does the work again."""
    logger.critical("ending the worker before it commits: %r", error, exc_info=error)
    logging.shutdown()
    os._exit(EXIT_FAILURE)
