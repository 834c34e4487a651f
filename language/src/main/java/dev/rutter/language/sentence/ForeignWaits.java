package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import dev.rutter.language.text.QuickPattern;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// Lines that say no more than how long to wait, in other languages than English: `Dann 5 Minuten
/// warten.`, `Attendre 5 minutes.`, `Esperar 5 minutos.`
public final class ForeignWaits {
    private static final String FIRST =
            "(?:warten?|wart|attende[zr]|attendre|patiente[zr]|esper(?:e|ar|a|en)|aguard(?:e|ar|a|en)|aspett(?:a|are|ate)|attendere|wacht(?:en)?|vänta|vent|odczekaj|poczekaj|zaczekaj|počkejte|počkat|подождите|подождать|ждать)(?:\\s+(?:sie|bitte|então|dann))?";

    private static final String COUNT =
            "(?:(?:circa|ca\\.?|etwa|mindestens|environ|unos|cerca de|au moins|al menos|almeno|около|noch|weitere)\\s+)*(?<length>\\d{1,4}\\s?(?:sekunden?|minuten?|stunden?|secondes?|minutes?|heures?|segundos?|minutos?|horas?|second[io]|minut[oaiy]?|or[ae]|minuut|uur|uren|sekunder?|minuter|tim(?:mar|er|e)|sekund[ay]?|godzin[ay]?|hodin[ay]?|минут[аы]?|час(?:а|ов)?|секунд[аы]?|min|s|h)|(?:eine )?(?:halbe stunde|viertelstunde)|une demi-heure|un quart d['’]heure|media hora)";

    private static final QuickPattern ONLY =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s+)?(?:(?:dann|danach|anschließend|nun|jetzt|bitte|puis|ensuite|luego|después|poi|então|daarna|sedan|potem|потом|затем)[\\s,]+)*(?:"
                            + FIRST
                            + "\\s+"
                            + COUNT
                            + "|"
                            + COUNT.replace("<length>", "<before>")
                            + "\\s+(?:lang\\s+)?(?:ab)?warten)[\\s.!]*$",
                    CASE_INSENSITIVE | UNICODE_CASE);

    private static final QuickPattern NUMBER = QuickPattern.compile("^\\d+");

    /// No longer line says so little.
    private static final int MOST = 80;

    private ForeignWaits() {}

    /// How long such a line waits.
    public static Optional<Duration> in(String text) {
        if (text.length() > MOST) {
            return Optional.empty();
        }
        return ONLY.first(text)
                .map(found ->
                        found.group("length") == null
                                ? found.group("before")
                                : found.group("length"))
                .map(words -> words.toLowerCase(Locale.ROOT))
                .map(ForeignWaits::length);
    }

    private static Duration length(String words) {
        var number = NUMBER.first(words);
        if (number.isEmpty()) {
            return Duration.ofMinutes(
                    words.contains("viertel") || words.contains("quart") ? 15 : 30);
        }
        var count = Integer.parseInt(number.get().group());
        var unit = words.substring(number.get().end()).strip();
        return (unit.startsWith("s") && !unit.startsWith("st")) || unit.startsWith("сек")
                ? Duration.ofSeconds(count)
                : unit.startsWith("m") || unit.startsWith("мин")
                        ? Duration.ofMinutes(count)
                        : Duration.ofHours(count);
    }
}
