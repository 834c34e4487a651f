package dev.rutter.language.expect;

import dev.rutter.language.expect.Verdict.Kind;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Holds a JSON value against an author's sample: every member of the sample must be there, more
/// may be; arrays are compared from the front where `...` stands in them, else item by item.
final class JsonMatch {

    /// A past moment in a sample never comes again: any moment will do.
    private static final Pattern MOMENT =
            Pattern.compile(
                    "\\d{4}-\\d\\d-\\d\\d(?:[T ]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?(?:Z|[+-]\\d\\d:?\\d\\d)?)?");

    private static final Pattern UUID =
            Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /// Keys whose figures differ at each look.
    private static final Pattern PASSING =
            Pattern.compile(
                    ".*(?:uptime|latency|duration|elapsed|timestamp|memory|heap).*|.*time(?:_?ms)?|.*_at|ts|pid|rss");

    private static final Pattern DIGITS = Pattern.compile("\\d++");

    private JsonMatch() {}

    /// @param kind MET; MISSED; UNCLEAR where nothing but numbers differ, which a sample often
    ///   shows as an example only
    /// @param where the path that does not match, `$.checks[0].status`, or empty
    /// @param seen what stands there
    record Result(Kind kind, String where, String seen, String wanted) {
        private static final Result MET = new Result(Kind.MET, "", "", "");
    }

    /// Compares from the outside in; the gravest difference is told.
    static Result compare(Json sample, Json seen) {
        return compare(sample, seen, "$", "");
    }

    private static Result compare(Json sample, Json seen, String path, String key) {
        return switch (sample) {
            case Json.Hole _ -> Result.MET;
            case Json.Members members when seen instanceof Json.Members there ->
                    members(members, there, path);
            case Json.Items items when seen instanceof Json.Items there ->
                    items(items, there, path);
            case Json.Figure number when seen instanceof Json.Figure there ->
                    number.value().compareTo(there.value()) == 0 || passing(key)
                            ? Result.MET
                            // A nought is rarely an example.
                            : differ(
                                    number.value().signum() == 0 ? Kind.MISSED : Kind.UNCLEAR,
                                    path,
                                    sample,
                                    seen);
            case Json.Text text when seen instanceof Json.Text there ->
                    text(text.value(), there.value(), path);
            // A bare word in a sample is a string whose quotes were left out, or a constant.
            case Json.Word word when seen instanceof Json.Text there && !constant(word) ->
                    text(word.value(), there.value(), path);
            case Json.Word word when seen instanceof Json.Word there ->
                    word.equals(there) ? Result.MET : differ(Kind.MISSED, path, sample, seen);
            case Json.Members _, Json.Items _, Json.Figure _, Json.Text _, Json.Word _ ->
                    differ(Kind.MISSED, path, sample, seen);
        };
    }

    private static boolean constant(Json.Word word) {
        return List.of("true", "false", "null").contains(word.value());
    }

    private static boolean passing(String key) {
        return PASSING.matcher(key.toLowerCase(Locale.ROOT)).matches();
    }

    private static Result members(Json.Members sample, Json.Members seen, String path) {
        var gravest = Result.MET;
        for (var member : sample.of().entrySet()) {
            var place = path + "." + member.getKey();
            var there = seen.of().get(member.getKey());
            var result =
                    there == null
                            ? new Result(Kind.MISSED, place, "absent", member.getValue().show())
                            : compare(member.getValue(), there, place, member.getKey());
            gravest = graver(gravest, result);
        }
        return gravest;
    }

    private static Result items(Json.Items sample, Json.Items seen, String path) {
        var wanted = sample.of().size();
        if (seen.of().size() < wanted || (!sample.andMore() && seen.of().size() > wanted)) {
            return new Result(
                    Kind.MISSED,
                    path,
                    seen.of().size() + " items",
                    (sample.andMore() ? "at least " : "") + wanted + " items");
        }
        var gravest = Result.MET;
        for (var i = 0; i < wanted; i++) {
            var place = path + "[" + i + "]";
            gravest = graver(gravest, compare(sample.of().get(i), seen.of().get(i), place, ""));
        }
        return gravest;
    }

    private static Result text(String sample, String seen, String path) {
        var moment = MOMENT.matcher(sample).matches() && MOMENT.matcher(seen).matches();
        var uuid = UUID.matcher(sample).matches() && UUID.matcher(seen).matches();
        if (sample.equals(seen) || moment || uuid) {
            return Result.MET;
        }
        if (Wording.HOLE.matcher(sample).find()) {
            // A hole within a string: the rest has to be there from end to end.
            return Pieces.whole(sample).in(seen)
                    ? Result.MET
                    : differ(Kind.MISSED, path, new Json.Text(sample), new Json.Text(seen));
        }
        var digits =
                DIGITS.matcher(sample).replaceAll("0").equals(DIGITS.matcher(seen).replaceAll("0"));
        return differ(
                digits ? Kind.UNCLEAR : Kind.MISSED,
                path,
                new Json.Text(sample),
                new Json.Text(seen));
    }

    private static Result differ(Kind kind, String path, Json sample, Json seen) {
        return new Result(kind, path, seen.show(), sample.show());
    }

    private static Result graver(Result one, Result other) {
        return switch (one.kind()) {
            case MISSED -> one;
            case UNCLEAR, UNMEASURABLE -> other.kind() == Kind.MISSED ? other : one;
            case MET -> other;
        };
    }
}
