package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.regex.MatchResult;

/// What German, French and Spanish say around a limit, in the words that limits are read by: `wenn
/// die Fehlerrate über 0,5 % liegt` as `if the Fehlerrate > 0.5 % is`. The metric keeps its name.
final class ForeignLimits {
    private static final String ARTICLE = "(?:\\s+(?:de|del|der|den|dem|el|los|las|les?|la|à|a))?";
    private static final String FIGURE = ARTICLE + "\\s*(?=(?:~|ca\\.\\s*)?\\d)";
    private static final String BEGINS = "(?<![\\p{L}\\d])";
    private static final String ENDS = "(?!\\p{L})";
    private static final String AMOUNT =
            "(\\d[\\d.,]*\\s*(?:%|prozent|ms|sekunden|s|minuten)?)(?![\\d\\p{L}])";
    private static final String TIME =
            "(\\d{1,5}(?:[.,]\\d{1,2})?)\\s*(sekunden?|minuten?|stunden?|secondes?|minutes?|heures?|segundos?|minutos?|horas?)"
                    + ENDS;

    /// One of them makes a line one of these languages.
    private static final QuickPattern SPOKEN =
            compile(
                    BEGINS
                            + "(?:(?:ü|ue)ber|unter|oberhalb|mehr als|weniger als|h(?:ö|oe)her als|h(?:ö|oe)chstens|mindestens|maximal|wenn|falls|sobald|soll(?:te)?|muss|darf|liegt|bleibt"
                            + "|(?:ü|ue)bersteigt|(?:ü|ue)berschreite[tn]|unterschreite[tn]|prozent|sekunden|minuten|stunden"
                            + "|moins de|plus de|d(?:é|e)passe\\p{L}*|au[- ]dessus|en[- ]dessous|au-del(?:à|a)|sup(?:é|e)rieure?s?|inf(?:é|e)rieure?s?|au (?:moins|plus)|doit|doivent|si l[ae'’]|si les|pendant|durant|secondes?|heures?|sous"
                            + "|m(?:á|a)s de|menos de|por (?:encima|debajo)|supera[nr]?|excede[nr]?|mayor(?:es)?|menor(?:es)?|superior(?:es)?|inferior(?:es)?|al menos|debe[n]?|si el|si la|durante|segundos|minutos|horas)"
                            + ENDS);

    private record Said(QuickPattern words, String plain) {}

    private static final List<Said> LENGTHS =
            List.of(
                    said(
                            "(?:f(?:ü|ue)r|w(?:ä|ae)hrend|seit|l(?:ä|ae)nger als|pendant|durant|depuis|sur|durante|por|desde hace)\\s+"
                                    + "(?:(?:mehr als|l(?:ä|ae)nger als|mindestens|plus de|au moins|m(?:á|a)s de|al menos|les|die|los|den|unos|ca\\.)\\s+){0,2}"
                                    + TIME,
                            "for $1 $2"),
                    new Said(
                            compile("(?<=\\d\\s?(?:%|ms|s)?\\s)\\s*(?:ü|ue)ber\\s+" + TIME),
                            "for $1 $2"));

    /// What must not be above is at most; a verb may stand behind its figure.
    private static final List<Said> COMPARISONS =
            List.of(
                    said(
                            AMOUNT
                                    + "\\s+nicht\\s+(?:(?:ü|ue)berschreite[nt]|(?:ü|ue)bersteig(?:t|en))"
                                    + ENDS,
                            "<= $1"),
                    said(AMOUNT + "\\s+nicht\\s+unterschreite[nt]" + ENDS, ">= $1"),
                    said(
                            AMOUNT
                                    + "\\s+(?:(?:ü|ue)berschreite[nt]|(?:ü|ue)bersteig(?:t|en))"
                                    + ENDS,
                            "> $1"),
                    said(AMOUNT + "\\s+unterschreite[nt]" + ENDS, "< $1"),
                    said(
                            "(?:(?:nicht|nie)\\s+(?:(?:ü|ue)ber|mehr\\s+als|h(?:ö|oe)her\\s+als|l(?:ä|ae)nger\\s+als)"
                                    + "|ne\\s+(?:doit|doivent|devrait|peut)\\s+(?:pas|jamais)\\s+(?:d(?:é|e)passer|exc(?:é|e)der)|ne\\s+d(?:é|e)passe(?:nt)?\\s+(?:pas|jamais)"
                                    + "|no\\s+(?:(?:debe|deben|puede|pueden)\\s+)?(?:supera[rn]?|excede[rn]?|pasar?\\s+de|sobrepasar?)|no\\s+m(?:á|a)s\\s+de"
                                    + "|h(?:ö|oe)chstens|maximal|au\\s+(?:plus|maximum)|como\\s+m(?:á|a)ximo|a\\s+lo\\s+sumo)"
                                    + FIGURE,
                            "<= "),
                    said(
                            "(?:nicht\\s+(?:unter|weniger\\s+als)|pas\\s+moins\\s+de|no\\s+menos\\s+de|mindestens|wenigstens|au\\s+(?:moins|minimum)|al\\s+menos|por\\s+lo\\s+menos|como\\s+m(?:í|i)nimo)"
                                    + FIGURE,
                            ">= "),
                    said(
                            "(?:unter(?:halb(?:\\s+von)?)?|(?:weniger|kleiner|niedriger|geringer)\\s+als|moins\\s+de|(?:en|au)[- ]dessous\\s+d[eu]|inf(?:é|e)rieure?s?|sous"
                                    + "|menos\\s+de|por\\s+debajo\\s+del?|inferior(?:es)?|menor(?:es)?(?:\\s+que)?)"
                                    + FIGURE,
                            "< "),
                    said(
                            "(?:(?:ü|ue)ber|oberhalb(?:\\s+von)?|(?:mehr|gr(?:ö|oe)(?:ß|ss)er|h(?:ö|oe)her)\\s+als|(?:ü|ue)bersteigt|(?:ü|ue)berschreitet"
                                    + "|plus\\s+de|au[- ]dessus\\s+d[eu]|au-del(?:à|a)\\s+de|sup(?:é|e)rieure?s?|d(?:é|e)passe(?:nt|r)?|exc(?:è|e)de(?:nt)?"
                                    + "|m(?:á|a)s\\s+de|por\\s+encima\\s+del?|superior(?:es)?|mayor(?:es)?(?:\\s+que)?|supera[nr]?|excede[nr]?|sobrepasa[nr]?)"
                                    + FIGURE,
                            "> "));

    private static final List<Said> WORDS =
            List.of(
                    said("(?:prozent|pour\\s?cent|por\\s?ciento)" + ENDS, "%"),
                    said("(?:sekunden?|secondes?|segundos?)" + ENDS, "seconds"),
                    said("(?:minuten?|minutos?)" + ENDS, "minutes"),
                    said("(?:stunden?|heures?|horas?)" + ENDS, "hours"),
                    said(
                            "(?:zur(?:ü|ue)ckrollen|abbrechen|revenir\\s+en\\s+arri(?:è|e)re|annuler|revertir|volver\\s+atr(?:á|a)s|deshacer)"
                                    + ENDS,
                            "roll back"),
                    said("(?:wenn|falls|sobald|si|quand|lorsque|cuando)" + ENDS, "if"),
                    said(
                            "(?:soll(?:te|ten)?|muss|m(?:ü|ue)ssen|darf|doit|doivent|debe|deben)"
                                    + ENDS,
                            "must"),
                    said(
                            "(?:bleib(?:t|en)|reste(?:nt|r)?|permanece|se\\s+mantiene)" + ENDS,
                            "stays"),
                    said(
                            "(?:liegt|liegen|ist|sind|wird|est|sont|es|est(?:á|a)n?|son|sea|ser|sein|être)"
                                    + ENDS,
                            "is"),
                    said(
                            "(?:(?:steig|f(?:ä|a)ll)(?:t|en)|monte|tombe|sube|baja)"
                                    + "(?:\\s+(?:auf|à|a))?"
                                    + ENDS,
                            "rises"),
                    said("(?:die|der|das|den|dem|les?|la|el|los|las|du|des|une?)" + ENDS, "the"),
                    new Said(compile("(?<!\\p{L})l['’](?=\\p{L})"), "the "),
                    said("(?:warnung|alarm|alerte|alerta)" + ENDS, "alert"),
                    said("(?:kritisch|critique|cr(?:í|i)tic[oa])" + ENDS, "critical"));

    /// `1,000`: three digits behind the comma are thousands; else it parts the fraction.
    private static final QuickPattern THOUSANDS =
            QuickPattern.compile("(?<![\\w.,])[1-9]\\d{0,2}(?:,\\d{3})+(?![\\d,])");

    private static final QuickPattern FRACTION =
            QuickPattern.compile("(?<![\\w.,])(\\d{1,6}),(\\d{1,6})(?![\\d,.]|\\.\\d)");
    private static final QuickPattern POINTS =
            QuickPattern.compile("(?<![\\w.,])[1-9]\\d{0,2}(?:[. ]\\d{3})+(?![\\d.])");

    private ForeignLimits() {}

    private static QuickPattern compile(String regex) {
        return QuickPattern.compile(regex, CASE_INSENSITIVE | UNICODE_CASE);
    }

    private static Said said(String words, String plain) {
        return new Said(compile(BEGINS + words), plain);
    }

    /// The line with figures and comparisons as English writes them.
    static String plain(String line) {
        var text = line.replace('\u00a0', ' ').replace('\u202f', ' ');
        if (!SPOKEN.find(text)) {
            return figures(text);
        }
        text = POINTS.matcher(text).replaceAll(ForeignLimits::digits);
        for (var all : List.of(LENGTHS, COMPARISONS, WORDS)) {
            for (var each : all) {
                text = each.words().replaceAll(text, each.plain());
            }
        }
        return figures(text);
    }

    private static String figures(String text) {
        if (text.indexOf(',') < 0) {
            return text;
        }
        var whole = THOUSANDS.matcher(text).replaceAll(ForeignLimits::digits);
        return FRACTION.replaceAll(whole, "$1.$2");
    }

    private static String digits(MatchResult found) {
        return found.group().replaceAll("[., ]", "");
    }
}
