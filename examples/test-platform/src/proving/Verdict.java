package proving;

/// Whether what was seen is what was wanted; how many blanks stand between words does not matter.
final class Verdict {
    private Verdict() {}

    static boolean of(String wanted, String seen) {
        return plain(wanted).equals(plain(seen));
    }

    private static String plain(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
