package proving;

final class VerdictTest {
    private VerdictTest() {}

    static void what_was_seen_passes_where_it_is_what_was_wanted() {
        Tests.same(true, Verdict.of("42 items", " 42   items\n"));
        Tests.same(false, Verdict.of("42 items", "42 item"));
        Tests.same(false, Verdict.of("42 items", ""));
    }
}
