package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import dev.rutter.language.runbook.Phase;
import dev.rutter.language.text.Expressions;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What headings say in German, French and Spanish. A way back that is not known as one would be
/// run as a part of the deployment, whatever the document's language.
final class ForeignWords {
    private record Rule(Phase phase, QuickPattern words) {}

    private static final List<Rule> RULES =
            List.of(
                    rule(
                            Phase.ROLLBACK,
                            "r(?:ü|ue)ckfall|r(?:ü|ue)ckabwick|r(?:ü|ue)cksetz|zur(?:ü|ue)cksetz|zur(?:ü|ue)ckroll|r(?:ü|ue)ckkehr|r(?:ü|ue)ckbau|r(?:ü|ue)ckg(?:ä|ae)ngig|wiederherstell"
                                    + "|\\bretour (?:en )?arri(?:è|e)re|\\bannulation\\b|\\brestauration\\b|\\brevenir\\b|marche arri(?:è|e)re"
                                    + "|\\breversi(?:ó|o)n|\\brevertir\\b|\\bvuelta atr(?:á|a)s|marcha atr(?:á|a)s|\\brestauraci(?:ó|o)n|\\bdeshacer\\b"),
                    rule(
                            Phase.TROUBLE,
                            "^(?:bekannte |h(?:ä|ae)ufige )?(?:probleme|fehler|st(?:ö|oe)rungen)\\b|fehler(?:behebung|suche|behandlung)|probleml(?:ö|oe)sung"
                                    + "|\\bd(?:é|e)pannage|\\bprobl(?:è|e)mes\\b|soluci(?:ó|o)n de problemas|\\bproblemas\\b"),
                    rule(
                            Phase.CONTACTS,
                            "ansprechpartner|\\bkontakte?\\b|zust(?:ä|ae)ndig|\\bastreinte|\\bcontactos?\\b"),
                    rule(
                            Phase.INCIDENT,
                            "\\bnotfall|\\beskalation|\\burgence|\\bescalade\\b|\\bemergencia|\\bincidente"),
                    rule(
                            Phase.WATCH,
                            "(?:ü|ue)berwach|\\bbeobacht|\\bsurveillance|\\bsupervision\\b|\\bsupervisi(?:ó|o)n|monitorizaci(?:ó|o)n|\\bmonitoreo"),
                    rule(
                            Phase.PREPARE,
                            "voraussetzung|vorbereit|vorbedingung|\\bvorab|^vor (?:dem|der|den)\\b|\\bpr(?:é|e)requis|\\bpr(?:é|e)paration|pr(?:é|e)alable|^avant\\b"
                                    + "|\\brequisitos|\\bpreparaci(?:ó|o)n|^antes\\b"),
                    rule(
                            Phase.VERIFY,
                            "(?:ü|ue)berpr(?:ü|ue)f|\\bpr(?:ü|ue)fung|\\bkontrolle|verifizier|\\babnahme|nachkontroll|^nach (?:dem|der|den)\\b|\\bv(?:é|e)rifi"
                                    + "|\\bcontr(?:ô|o)les?\\b|^apr(?:è|e)s\\b|\\brecette\\b|\\bverificaci|\\bcomprobaci|\\bvalidaci|^despu(?:é|e)s\\b"),
                    rule(
                            Phase.MAINTAIN,
                            "^wartung(?!sseite)|\\bmaintenance (?:courante|r(?:é|e)guli)|\\bmantenimiento"),
                    rule(
                            Phase.DEPLOY,
                            "ausroll|auslieferung|durchf(?:ü|ue)hr|inbetriebnahme|bereitstellung|\\bablauf\\b|einspiel|\\bumstellung|\\bd(?:é|e)ploie|mise en (?:production|ligne|service)"
                                    + "|\\blivraison|\\b(?:é|e)tapes\\b|\\bex(?:é|e)cution|\\bdespliegue|\\bdesplegar|puesta en (?:producci|marcha)|\\bpasos\\b|\\bejecuci"),
                    rule(
                            Phase.OVERVIEW,
                            "^(?:(?:ü|ue)berblick|(?:ü|ue)bersicht|zweck|ziel|einleitung|beschreibung|aper(?:ç|c)u|objectif|pr(?:é|e)sentation|objetivo|resumen|descripci(?:ó|o)n)\\b"),
                    rule(
                            Phase.REFERENCE,
                            "^(?:anhang|verweise|links|annexes?|r(?:é|e)f(?:é|e)rences?|referencias|anexos?)\\b"));

    private static final Expressions<Rule> TABLE = Expressions.of(RULES, Rule::words);

    private ForeignWords() {}

    private static Rule rule(Phase phase, String words) {
        return new Rule(phase, QuickPattern.compile(words, CASE_INSENSITIVE | UNICODE_CASE));
    }

    /// The phase that a heading's words state, or null.
    static @Nullable Phase stated(String words) {
        return TABLE.first(words).map(Rule::phase).orElse(null);
    }
}
