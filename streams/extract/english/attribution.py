"""Words by which an English text names its sources."""

from streams.extract.grammar.attribution import AttributionWords
from streams.extract.lexicon import phrases, words

ENGLISH_ATTRIBUTION = AttributionWords(
    according=phrases("according to | quoted by | cited by"),
    saying=words(
        """said says told tells reported reports confirmed announced added stated report
        acknowledged estimated insisted warned counts put puts"""
    ),
    saying_that=words("claimed claims"),
    titles=words("dr mr mrs ms prof gen col capt lt sgt rev sen gov"),
    determiners=words("a an the their its"),
    that="that",
    auxiliaries=words("has have had"),
    before_source=words("said says told added"),
    ends=words(
        """, . ; : " “ ” ( ) [ ] - – — that and but as who which when while after where quoted cited
        was were is are had has have been be killed injured wounded arrested"""
    ),
    nobody=words("he she they it i we you officials' which who"),
)
