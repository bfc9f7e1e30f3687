"""Small words that stand in nearly every sentence: nobody looks for them, so they are not in the index."""

SMALL = {
    "ar": """
        في من الي علي عن مع هذا هذه ذلك تلك التي الذي الذين ما ماذا متي اين كيف كم هل لا لم لن ان او ثم قد كان كانت هو
        هي هم كل بعد قبل بين عند حتي و يا لماذا
    """,
    "en": """
        a an and are as at be been but by can do does for from had has have he her his how i if in into is it its me
        my no not of on or our she should so that the their them then there these they this those to was we were what
        when where which who whom whose why will with would you your s t
    """,
    "es": """
        a al ante como con contra cual cuales cuando cuanto cuanta cuantos cuantas de del desde donde e el ella ellas
        ellos en entre era es esa ese eso esta este esto estos estas fue ha han hasta hay la las le les lo los mas mi
        muy nada ni no o para pero por porque que quien quienes se ser si sin sobre su sus tambien tan u un una uno
        unos unas y
    """,
    "fr": """
        a au aux avec ce ces cet cette combien comme comment d dans de des du elle elles en est et etre eux il ils j je
        l la le les leur leurs lui m ma mais mes mon n ne nos notre nous on ont ou par pas pour pourquoi qu quand que
        quel quelle quels quelles qui quoi s sa sans se ses son sont sur t ta te tes ton tu un une vos votre vous y
    """,
    "ru": """
        а без бы был была были было быть в вам вас весь во вот все всего всех вы где да для до его ее если есть еще же
        за и из или им их к как какая какие какой ко когда кого кто ли мы на над нам нас не него нет ни но ну о об он
        она они оно от по под почему при про с сколько со так такой там те тем то того тоже той только том ты у уже
        чего чей чем что чтобы эта эти это этого этой этом этот я
    """,
}
SMALL_SIGNS = frozenset("的了吗呢么怎谁被把这那与及")

OF = {language: frozenset(words.split()) for language, words in SMALL.items()}
ANYWHERE = frozenset[str]().union(*OF.values())


def small(word: str, language: str) -> bool:
    return word in OF.get(language, ())
