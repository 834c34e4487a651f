package dev.rutter.language.markdown;

import dev.rutter.language.block.BlockReader;
import dev.rutter.language.block.SourceText;
import dev.rutter.language.choice.HeadingOptions;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.draft.Notes;
import dev.rutter.language.problem.Problem;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Runbook.Chapter;
import dev.rutter.language.section.DocumentKind;
import dev.rutter.language.section.OwnSteps;
import dev.rutter.language.section.Section;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.sentence.WindowReader;
import dev.rutter.language.step.Severities;
import dev.rutter.language.text.QuickPattern;
import dev.rutter.language.text.Traces;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Cuts a document into chapters, gives each its phase and reads them one after the other.
final class DocumentReader {
    private final SourceText source;
    private final List<Problem> problems;
    private final Notes notes;
    private final Context context;

    private DocumentReader(SourceText source) {
        this.source = source;
        this.problems = new ArrayList<>(source.problems());
        this.notes = new Notes(source.lines());
        this.context = new Context(notes, problems);
    }

    static Runbook read(SourceText source) {
        return Traces.during(() -> new DocumentReader(source).read());
    }

    /// How soon an incident of a level must be over is a part of the level. `Step 1: prepare the
    /// branch (3-5 minutes)`: how long a piece of work takes, and not how often it is done.
    private static final QuickPattern TAKES =
            QuickPattern.compile(
                    "\\(\\W{0,2}\\d[^()]{0,20}\\b(?:min\\w*|hours?|h|sec\\w*)\\b[^()]*\\)");

    private static final QuickPattern SOONER = QuickPattern.compile("[<≤]\\s*\\d");

    private Runbook read() {
        var lines = source.lines();
        var blocks = BlockReader.read(lines, problems);
        var sections = Section.cut(blocks, lines.size());
        var options = HeadingOptions.of(sections, context);
        var titles = sections.stream().map(s -> Inline.plain(s.title())).toList();
        var reasons = Reasons.of(sections);
        for (var section : sections) {
            notes.openChapter();
            context.forgetLast();
            if (section.depth() > 0) {
                context.away.enters(
                        section.phase(),
                        Inline.plain(section.title()),
                        section.depth(),
                        section.line());
            }
            heading(section, options, titles);
            var scope =
                    new Scope(
                            OwnSteps.of(section, sections),
                            section.title(),
                            section.lead(),
                            section.title(),
                            "",
                            false,
                            reasons.titles(section) ? Optional.empty() : options.when(section),
                            options.keyFor(section),
                            Optional.empty(),
                            false,
                            section.later());
            new ChapterReader(context, reasons.told(section, context)).read(scope);
        }
        context.skipped.close(sections);
        notes.closeDocument();
        IssueReader.read(sections, notes);
        var chapters = new ArrayList<Chapter>();
        for (var i = 0; i < sections.size(); i++) {
            var s = sections.get(i);
            chapters.add(
                    new Chapter(
                            Inline.plain(s.title()),
                            s.depth(),
                            s.phase(),
                            s.purpose(),
                            s.because(),
                            s.line(),
                            s.lastLine(),
                            s.path(),
                            notes.entries(i)));
        }
        var title =
                sections.stream()
                        .filter(s -> s.depth() > 0)
                        .map(s -> Inline.plain(s.title()))
                        .findFirst()
                        .orElse("");
        Overlooked.of(sections, notes, problems);
        problems.sort(null);
        return new Runbook(title, source.digest(), lines, chapters, notes.readings(), problems);
    }

    private void heading(Section section, HeadingOptions options, List<String> titles) {
        if (section.depth() == 0) {
            return;
        }
        var line = section.line();
        var title = section.title();
        if (section.issue()) {
            notes.mark(line, "the title of a troubleshooting entry", Role.ISSUE);
        }
        var alternative = options.alternative(section);
        if (alternative.isPresent()) {
            if (DocumentKind.scenario(PhaseNames.bare(title))) {
                notes.mark(line, "one of several things that may have happened", Role.ISSUE);
            } else if (Phrases.option(title).isPresent()) {
                notes.mark(line, "one of several alternatives", Role.OPTION);
            }
            context.choice(
                    options.group(section).orElse(""),
                    alternative.get(),
                    line,
                    options.weight(section),
                    options.within(section));
        }
        if (options.sameThing(section)) {
            notes.mark(line, "one of several alternatives", Role.OPTION);
        }
        var rules = section.lead() == Lead.TRIGGER || section.lead() == Lead.NO_TRIGGER;
        if (section.phase() != Phase.NONE && !section.issue() && !rules) {
            Phrases.condition(title)
                    .filter(_ -> !Phrases.place(title))
                    .ifPresent(_ -> notes.mark(line, "it holds only under a condition", Role.WHEN));
        }
        var severity = Severities.heading(title, section.phase());
        if (severity) {
            notes.mark(line, "a severity level", Role.SEVERITY);
            notes.add(Severities.level(context, title, line));
        }
        if ((section.phase() != Phase.NONE
                        && (section.phase() != Phase.MAINTAIN || TAKES.find(title)))
                || Phrases.option(title).isPresent()) {
            WindowReader.heading(Inline.plain(title), titles, section.phase(), notes.span(line))
                    .filter(_ -> !severity || !SOONER.find(title))
                    .ifPresent(window -> {
                        notes.mark(line, "the heading gives a length of time", Role.WINDOW);
                        notes.add(window);
                    });
        }
    }
}
