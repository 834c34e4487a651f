package arrakis;

final class HookTest {
    private HookTest() {}

    static void a_hook_names_its_event_and_its_session_in_either_spelling() {
        var ours = Hook.of("{\"event\": \"Stop\", \"sessionId\": \"s1\"}");
        var theirs = Hook.of("{\"hook_event_name\": \"Stop\", \"session_id\": \"s1\", \"x\": {\"y\": [1, true]}}");
        Tests.same("Stop s1", ours.event() + " " + ours.session());
        Tests.same("Stop s1", theirs.event() + " " + theirs.session());
    }

    static void what_is_no_hook_is_refused() {
        for (var body : new String[] {"", "[]", "{", "{\"event\": 1}", "{\"event\": \"Stop\"}", "{} {}"}) {
            try {
                Hook.of(body);
            } catch (IllegalArgumentException refused) {
                continue;
            }
            throw new AssertionError("taken for a hook: " + body);
        }
    }
}
