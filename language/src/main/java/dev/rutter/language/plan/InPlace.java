package dev.rutter.language.plan;

import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Runbook.Chapter;
import dev.rutter.language.runbook.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Which chapters that prepare, verify or watch are done where they stand, between two that deploy:
/// the later one may need what they find out, and nobody goes on to production before the smoke
/// tests of staging. A chapter with a window begins a stage instead ([Stages]).
final class InPlace {
    /// A heading that counts: `Step 3: …`, `3. …`, `3.2 …`, `02:30 …`; no length of time.
    private static final Pattern COUNTED =
            Pattern.compile(
                    "(?i)^\\W*(?:(?:step|phase|part|stage|schritt|(?:é|e)tape|paso|passo)\\s*#?\\d+[a-z]?\\b|\\d{1,2}[:h]\\d\\d\\b|\\d+(?:\\.\\d+)*[.):]\\s|\\d+(?:\\.\\d+)+\\s|\\d+\\s*[·•|–—-]\\s+(?=\\p{L}))");

    /// A heading that has something looked at: `Validate the archive`, `2. Check the image`.
    private static final Pattern LOOKS =
            Pattern.compile(
                    "(?i)^(?:\\W|\\d|\\b(?:step|phase|part|stage)\\b)*(?:(?:verif|validat|check|test|confirm|inspect|ensur|review|scan|lint|audit|assert|look|decid|determin|diagnos|assess|mak(?=(?:e|ing) sure))(?:y|e|ing)?|run)\\b");

    /// What is looked at when all is done, wherever it is told: `Verify`, `Check the deployment`.
    private static final Pattern OF_IT_ALL =
            Pattern.compile(
                    "(?i)^(?:\\W|\\d|\\b(?:step|phase|part|stage)\\b)*\\w+$|\\b(?:deploy(?:ment|ed)?|releases?|roll-?out|upgrade|migration|promotion|fail-?over|switch-?over|cut-?over|new (?:version|primary|node|instance)|success|results?|it works|everything)\\W*$");

    /// What is tried of the part before it, unless it says that it is tried before all of them.
    private static final Pattern TESTS =
            Pattern.compile("(?i)^(?!.*\\b(?:pre|before|unit|local)\\b).*\\b(?:tests?|testing)$");

    /// What a part before it has made: it can be looked at or kept no earlier.
    private static final Pattern MADE =
            Pattern.compile(
                    "(?i)\\b(?:image|build|built|artifacts?|artefacts?|archives?|packages?|bundles?|binar(?:y|ies)|back-?ups?|dumps?|snapshots?|cop(?:y|ies)|replicas?|containers?|tags?|new|renewed|restored|copied|exported|generated)\\b");

    private static final Pattern KEEPS =
            Pattern.compile(
                    "(?i)^(?:\\W|\\d|\\b(?:step|phase|part|stage)\\b)*(?:(?:take|make|create|taking|making|creating|save|saving) (?:an? |the )?)?(?:back(?:ing)?[- ]?ups?|dump|snapshot|archive)\\b");

    private static final Pattern BEFORE =
            Pattern.compile(
                    "(?i)^\\W*before (?:(?:you|we|the|going to|going|switching to) )*(\\w{4,})");

    /// A heading that counts the steps of one procedure: none of them is another day's work.
    private static final Pattern STEP =
            Pattern.compile("(?i)^\\W*(?:step|schritt|(?:é|e)tape|paso|passo)\\s*#?\\d+[a-z]?\\b");

    /// What by its words alone is for an incident or routine work, and may be a step of a planned
    /// procedure.
    private static final Pattern DEED =
            Pattern.compile(
                    "(?i)\\b(?:fail(?:ing)?[- ]?over|switch-?over|patch\\w*|rotat\\w+|renew\\w*|restart\\w*|reboot\\w*|resiz\\w+|scal(?:e|ing)|clean(?:ing)?[- ]?up|vacuum\\w*)\\b");

    /// What is done once before the change, though its words alone are those of routine work.
    private static final Pattern FIRST =
            Pattern.compile(
                    "(?i)^(?:\\W|\\d|\\b(?:step|phase|part|stage)\\b)*(?:(?:(?:take|taking|create|make|full|final|fresh) )?(?:an? |the )?back(?:ing)?[- ]?ups?\\b|maintenance$|maintenance (?:on|starts?|begins?)\\b|(?:enabl|enter|start|begin|announc|notify|notifi|inform|drain|cordon|schedul|open|delet|remov|un-?install|un-?deploy|destroy|wip|tear|clear|purg|put|set|agree)(?:e|ing|s)?\\b(?! (?:an?|any|each|unused|stale) )(?! (?:backups|tasks|jobs|polic\\w+|procedures?)$))");

    /// How and how often, and nothing that is done now.
    private static final Pattern ROUTINE =
            Pattern.compile(
                    "(?i)\\b(?:routine|daily|weekly|monthly|quarterly|regular(?:ly)?|drills?|restor(?:e|ing|ation)|polic\\w+|strateg\\w+|procedures?|tasks|retention|manag\\w+|if|when|wrong|emergenc\\w*|incidents?)\\b|\\bschedules?$");

    /// The change itself by its own words.
    private static final Pattern CHANGES =
            Pattern.compile(
                    "(?i)\\b(?:deploy\\w*|releas\\w*|upgrad\\w*|updat\\w*|migrat\\w*|install\\w*|promot\\w*|cut-?over|roll-?out|switch\\w*|apply|patch\\w*|publish|ship|fail-?over)\\b");

    private static final Pattern FAILS_OVER =
            Pattern.compile("(?i)\\b(?:fail(?:ing)?[- ]?over|switch-?over)\\b");

    private static final Pattern FOR_TROUBLE =
            Pattern.compile(
                    "(?i)\\b(?:if|when|wrong|emergenc\\w*|incidents?|escalat\\w*|outage|troubleshoot\\w*|contacts?|schedule)\\b");

    private final Function<Chapter, Phase> phase;
    private final Set<Integer> lines = new HashSet<>();

    /// A chapter with all that stand below it.
    ///
    /// @param counted whether its heading counts
    /// @param ordered whether it is done in its order among those beside it: they are counted, or
    ///   stand below one heading that deploys
    private record Part(List<Chapter> chapters, boolean counted, boolean ordered) {}

    private InPlace(Function<Chapter, Phase> phase) {
        this.phase = phase;
    }

    /// The lines of the headings of such chapters.
    ///
    /// @param phase what a chapter is for
    static Set<Integer> lines(List<Chapter> chapters, Function<Chapter, Phase> phase) {
        var order = new InPlace(phase);
        for (var parts : order.parts(chapters)) {
            order.between(parts);
            order.below(parts);
            order.beforeNext(parts);
        }
        return order.lines;
    }

    /// The lines of the headings that verify before the first part of their sequence that deploys:
    /// what is counted is done in that order, and what looks at an archive before it is unpacked
    /// proves nothing of the release.
    static Set<Integer> first(List<Chapter> chapters, Function<Chapter, Phase> phase) {
        var order = new InPlace(phase);
        order.parts(chapters).forEach(order::before);
        return order.lines;
    }

    /// The lines of the headings that are steps of a procedure though their words alone are those
    /// of an incident or of routine work: counted among others that deploy or verify, or, of a
    /// failover, between two that deploy.
    static Set<Integer> steps(List<Chapter> chapters, Function<Chapter, Phase> phase) {
        var order = new InPlace(phase);
        order.parts(chapters).forEach(order::counted);
        return order.lines;
    }

    private void counted(List<Part> parts) {
        var last = -1;
        var deploying =
                IntStream.range(0, parts.size())
                        .filter(i -> parts.get(i).chapters().stream().anyMatch(this::deploys))
                        .toArray();
        for (var i = 0; i < parts.size(); i++) {
            last = parts.get(i).counted() && forward(parts.get(i)) ? i : last;
        }
        var change =
                Arrays.stream(deploying)
                        .filter(i ->
                                parts.get(i).counted()
                                        && CHANGES.matcher(
                                                        parts.get(i).chapters().getFirst().title())
                                                .find())
                        .findFirst()
                        .orElse(-1);
        for (var i = 0; i < parts.size(); i++) {
            var first = parts.get(i).chapters().getFirst();
            var own = phase.apply(first);
            var title = first.title();
            var step =
                    parts.get(i).counted()
                            && (i < last || (last >= 0 && STEP.matcher(title).find()));
            var between =
                    deploying.length > 1
                            && deploying[0] < i
                            && i < deploying[deploying.length - 1]
                            && FAILS_OVER.matcher(title).find();
            var looks =
                    own == Phase.INCIDENT
                            && parts.get(i).counted()
                            && deploying.length > 0
                            && i < deploying[0]
                            && LOOKS.matcher(title).find();
            var readies =
                    own == Phase.MAINTAIN
                            && parts.get(i).counted()
                            && i < change
                            && FIRST.matcher(title).find()
                            && !ROUTINE.matcher(title).find();
            if (looks
                    || readies
                    || ((own == Phase.INCIDENT || own == Phase.MAINTAIN)
                            && (step || between)
                            && DEED.matcher(title).find()
                            && !FOR_TROUBLE.matcher(title).find())) {
                parts.get(i).chapters().stream()
                        .filter(chapter -> phase.apply(chapter) == own)
                        .forEach(chapter -> lines.add(chapter.line()));
            }
        }
    }

    private boolean forward(Part part) {
        return part.chapters().stream()
                .anyMatch(chapter ->
                        (phase.apply(chapter) == Phase.DEPLOY
                                        || phase.apply(chapter) == Phase.VERIFY)
                                && chapter.entries().stream().anyMatch(Step.class::isInstance));
    }

    private void before(List<Part> all) {
        var ordered = all.stream().filter(Part::ordered).toList();
        var parts = ordered.isEmpty() ? all : ordered;
        var deploying = deploying(parts);
        if (deploying.length == 0) {
            return;
        }
        var again =
                parts.stream()
                        .skip(deploying[0] + 1L)
                        .flatMap(later -> later.chapters().stream())
                        .anyMatch(chapter -> phase.apply(chapter) == Phase.VERIFY);
        for (var part : parts.subList(0, deploying[0])) {
            var title = part.chapters().getFirst().title();
            var looks = LOOKS.matcher(title).find() && (again || !OF_IT_ALL.matcher(title).find());
            if ((looks || (part.counted() && again))
                    && part.chapters().stream().noneMatch(InPlace::windows)) {
                part.chapters().stream()
                        .filter(chapter -> phase.apply(chapter) == Phase.VERIFY)
                        .forEach(chapter -> lines.add(chapter.line()));
            }
        }
    }

    /// The parts of each chapter, and of the document itself, in document order.
    private Collection<List<Part>> parts(List<Chapter> chapters) {
        var parts = new TreeMap<Integer, List<Part>>();
        var open = new ArrayDeque<Integer>();
        for (var i = 0; i <= chapters.size(); i++) {
            var depth = i < chapters.size() ? chapters.get(i).depth() : 0;
            while (!open.isEmpty() && chapters.get(open.peek()).depth() >= depth) {
                var part = open.pop();
                var whole = open.isEmpty() ? -1 : open.peek();
                var counted = COUNTED.matcher(chapters.get(part).title()).find();
                var below = whole >= 0 && phase.apply(chapters.get(whole)) == Phase.DEPLOY;
                parts.computeIfAbsent(whole, _ -> new ArrayList<>())
                        .add(new Part(chapters.subList(part, i), counted, counted || below));
            }
            open.push(i);
        }
        return parts.values();
    }

    /// What stands between two parts that deploy: of ordered ones all that is to be done there;
    /// else what verifies, looks at what was made before it or keeps it, unless only people have
    /// something to do behind it, such as to announce it.
    private void between(List<Part> all) {
        var ordered = all.stream().filter(Part::ordered).toList();
        var deploying = deploying(ordered);
        for (var i = 0; i < ordered.size(); i++) {
            if (deploying.length > 1 && deploying[0] < i && i < deploying[deploying.length - 1]) {
                place(ordered.get(i).chapters());
            }
        }
        // what is not counted beside what is may be another procedure
        var any = ordered.isEmpty() ? deploying(all) : new int[0];
        for (var i = 0; i < all.size(); i++) {
            var at = i;
            if (any.length > 1
                    && any[0] < i
                    && Arrays.stream(any)
                            .filter(later -> later > at)
                            .anyMatch(later -> commands(all.get(later)))) {
                place(
                        all.get(i).chapters().stream()
                                .filter(chapter ->
                                        phase.apply(chapter) == Phase.VERIFY
                                                || (phase.apply(chapter) == Phase.PREPARE
                                                        && ofThePartBefore(chapter.title())))
                                .toList());
            }
        }
    }

    private static boolean ofThePartBefore(String title) {
        return TESTS.matcher(title).find()
                || KEEPS.matcher(title).find()
                || (LOOKS.matcher(title).find() && MADE.matcher(title).find());
    }

    private static boolean commands(Part part) {
        return part.chapters().stream()
                .flatMap(chapter -> chapter.entries().stream())
                .anyMatch(entry ->
                        entry instanceof Step step
                                && switch (step.action()) {
                                    case Action.Shell _,
                                            Action.Query _,
                                            Action.Http _,
                                            Action.Attended _,
                                            Action.Hosting _ ->
                                            true;
                                    case Action.Ask _,
                                            Action.Announce _,
                                            Action.Wait _,
                                            Action.Watch _ ->
                                            false;
                                });
    }

    /// What stands below a chapter that deploys, behind what is deployed there, where another
    /// chapter beside it deploys after that.
    private void below(List<Part> parts) {
        var deploying = deploying(parts);
        for (var i = 0; i + 1 < deploying.length; i++) {
            var chapters = parts.get(deploying[i]).chapters();
            if (phase.apply(chapters.getFirst()) == Phase.DEPLOY) {
                place(chapters.stream().dropWhile(chapter -> !deploys(chapter)).toList());
            }
        }
    }

    /// What says by its heading that it stands before a later part: `Before the switch` between the
    /// build and `Switch` looks at what was built.
    private void beforeNext(List<Part> parts) {
        var deploying = deploying(parts);
        for (var i = 0; i < parts.size(); i++) {
            var says = BEFORE.matcher(parts.get(i).chapters().getFirst().title());
            var next = i + 1 < parts.size() ? parts.get(i + 1).chapters().getFirst().title() : "";
            if (says.find()
                    && deploying.length > 1
                    && deploying[0] < i
                    && i < deploying[deploying.length - 1]
                    && next.toLowerCase(Locale.ROOT)
                            .contains(says.group(1).toLowerCase(Locale.ROOT))) {
                place(parts.get(i).chapters());
            }
        }
    }

    private void place(List<Chapter> chapters) {
        if (chapters.stream().noneMatch(InPlace::windows)) {
            chapters.stream()
                    .filter(chapter -> phase.apply(chapter).forward())
                    .forEach(chapter -> lines.add(chapter.line()));
        }
    }

    /// Which parts deploy, one after the other. Of several that release in the same way one is
    /// taken ([Procedures]): they come in no order. What comes when the document has told the way
    /// back, or what to do in trouble, looks back at all of it.
    private int[] deploying(List<Part> parts) {
        var released = new HashSet<String>();
        var deploying = new ArrayList<Integer>();
        var over = false;
        for (var i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            over |= !deploying.isEmpty() && ends(phase.apply(part.chapters().getFirst()));
            if (part.chapters().stream().noneMatch(this::deploys)) {
                continue;
            }
            var releases = Procedures.releases(part.chapters());
            if (part.counted() || (!over && releases.stream().noneMatch(released::contains))) {
                deploying.add(i);
            }
            released.addAll(releases);
        }
        return deploying.stream().mapToInt(i -> i).toArray();
    }

    private static boolean ends(Phase phase) {
        return switch (phase) {
            case ROLLBACK, INCIDENT, TROUBLE, CONTACTS, MAINTAIN, TEMPLATE -> true;
            case NONE, OVERVIEW, PREPARE, DEPLOY, VERIFY, WATCH, REFERENCE -> false;
        };
    }

    private boolean deploys(Chapter chapter) {
        return phase.apply(chapter) == Phase.DEPLOY
                && chapter.entries().stream().anyMatch(Step.class::isInstance);
    }

    private static boolean windows(Chapter chapter) {
        return chapter.entries().stream()
                .anyMatch(entry ->
                        entry instanceof Entry.Window window
                                && window.kind() == Entry.Window.Kind.WATCH);
    }
}
