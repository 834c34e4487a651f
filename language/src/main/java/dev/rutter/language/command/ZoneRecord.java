package dev.rutter.language.command;

import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;

/// A line of a zone file, which somebody sets where names are kept.
public final class ZoneRecord {
    /// `shop.example.com. 300 IN CNAME host.example.net.`
    private static final QuickPattern RECORD =
            QuickPattern.compile(
                    "(?:@|\\*|(?:[\\w*-]+\\.)+(?:[\\w-]+\\.?)?|[\\w-]+)\\s+(?:\\d+\\s+)?(?:IN\\s+)?(?:A|AAAA|CNAME|MX|TXT|NS|SRV|CAA|PTR)\\s+[\\w\"@:.].*");

    private ZoneRecord() {}

    /// Whether a line is one of a zone file. Longer lines than any record are none.
    public static boolean is(String line) {
        return line.length() < Bounded.LONGEST && RECORD.matches(line);
    }
}
