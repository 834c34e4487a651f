package dev.rutter.platform.blueprint;

import java.util.regex.Pattern;

/// Words for things that only Render has, checked so that a mistake shows before the file gets
/// there.
///
/// Source: https://render.com/docs/blueprint-spec
final class Offers {

    private static final String REGIONS = "oregon|frankfurt|ohio|singapore|virginia";
    private static final String PLANS =
            "free|starter|starter plus|standard|standard plus|pro|pro plus|pro max|pro ultra|custom";
    private static final Pattern REGION = Pattern.compile(REGIONS);
    private static final Pattern PLAN = Pattern.compile(PLANS);
    // those without a number are the plans of before 2024, which databases may still have
    private static final Pattern DATABASE_PLAN =
            Pattern.compile(
                    "free|starter|standard|pro|pro plus|custom|basic-(?:256mb|1gb|4gb)"
                            + "|(?:pro|accelerated)-[0-9]{1,4}gb");

    private Offers() {}

    static void region(Fields fields) {
        fields.offered("region", REGION, REGIONS.replace("|", ", "));
    }

    static void plan(Fields fields) {
        fields.offered("plan", PLAN, PLANS.replace("|", ", "));
    }

    static void databasePlan(Fields fields) {
        fields.offered(
                "plan",
                DATABASE_PLAN,
                "free, basic-256mb, basic-1gb, basic-4gb, pro-4gb …, accelerated-16gb …");
    }

    /// A database's disk is 1 GB or a multiple of 5.
    static void diskSize(Fields fields) {
        fields.number("diskSizeGB", 1, 65_536)
                .filter(size -> size != 1 && size % 5 != 0)
                .ifPresent(size ->
                        fields.wrong(
                                "diskSizeGB",
                                "\"diskSizeGB\" is 1 or a multiple of 5",
                                "write " + (size + 4) / 5 * 5));
        fields.notDone("diskSizeGB");
    }
}
