package dev.rutter.platform.database;

/// Which trouble is worth telling, of one that is looked at again and again.
final class News {

    private News() {}

    /// Whether a trouble is another one than before. Numbers differ at each look (of processes and
    /// times, of how much room there is), and are no news.
    static boolean between(String before, String now) {
        return !bare(before).equals(bare(now));
    }

    private static String bare(String trouble) {
        return trouble.replaceAll("[0-9,]+", "");
    }
}
