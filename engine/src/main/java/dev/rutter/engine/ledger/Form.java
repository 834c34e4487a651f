package dev.rutter.engine.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fills in a template of a document: `Commit: [hash]`, `Duration: X minutes`, `[timeline]`. Pure.
///
/// A line's label decides what its blank is for, else the blank's own words do. What is not among
/// the facts is left marked, with the name of who has to fill it in; lines without a blank stay as
/// they are.
///
/// @param facts by their lower-case name; several names may say the same
/// @param sections what a whole section holds, by a word of its heading or blank (`timeline`)
/// @param by who fills in the rest
public record Form(Map<String, String> facts, Map<String, List<String>> sections, String by) {
    private static final Pattern BLANK =
            Pattern.compile(
                    "\\[(?![ xX]?\\])([^\\]\\n]{1,120})\\](?!\\()|<([a-zA-Z][^>\\n]{1,80})>");
    private static final Pattern VAGUE = Pattern.compile("YYYY|HH:MM|\\bX+\\b|_{3,}|\\bN/A\\b");
    private static final Pattern ALTERNATIVES =
            Pattern.compile(
                    "(?i)^\\W*(yes|no|none|met|missed|success\\w*|failed)\\s*(/|\\||or)\\s*\\w+.*");
    private static final Pattern LABEL =
            Pattern.compile(
                    "^(\\s*(?:[-*+]\\s+)?(?:\\*\\*|__)?)([^:\\[\\]<>#|`]{2,60}?)((?:\\*\\*|__)?:(?:\\*\\*|__)?)(\\s*)(.*)$");

    public Form {
        facts = Map.copyOf(facts);
        sections = Map.copyOf(sections);
    }

    /// The template, filled in.
    public String fill(String template) {
        var out = new ArrayList<String>();
        var heading = "";
        Optional<List<String>> filling = Optional.empty();
        for (var line : template.lines().toList()) {
            if (line.startsWith("#")) {
                heading = line.replaceFirst("^#+\\s*", "").toLowerCase(Locale.ROOT);
                filling = Optional.empty();
            }
            var section = section(heading, line);
            if (section.isPresent()) {
                // Several blank lines of one section stand for one list.
                if (filling.isEmpty()) {
                    section.get().forEach(out::add);
                    filling = section;
                }
                continue;
            }
            var label = labelOfSection(line);
            if (label.isPresent()) {
                out.add(label.get());
                sections.getOrDefault(name(label.get().replace(":", "")), List.of())
                        .forEach(out::add);
                continue;
            }
            out.add(line(line));
        }
        return String.join("\n", out) + "\n";
    }

    /// The label of a line that asks for a whole section: `Timeline: [timeline]`.
    private Optional<String> labelOfSection(String line) {
        var labelled = LABEL.matcher(line);
        return labelled.matches()
                        && BLANK.matcher(labelled.group(5)).matches()
                        && sections.containsKey(name(labelled.group(2)))
                ? Optional.of(labelled.group(1) + labelled.group(2) + labelled.group(3))
                : Optional.empty();
    }

    private Optional<List<String>> section(String heading, String line) {
        if (line.startsWith("#")
                || (LABEL.matcher(line).matches() && !BLANK.matcher(line).find())) {
            return Optional.empty();
        }
        var bare = line.strip().replaceFirst("^[-*+]\\s+(\\[[ xX]?\\]\\s+)?", "");
        var only =
                BLANK.matcher(bare).replaceAll("").replaceAll("[\\s:.,…-]", "").isEmpty()
                        && !bare.isEmpty();
        if (!only) {
            return Optional.empty();
        }
        return sections.entrySet().stream()
                .filter(entry ->
                        heading.contains(entry.getKey())
                                || bare.toLowerCase(Locale.ROOT)
                                        .contains("[" + entry.getKey() + "]"))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private String line(String line) {
        var labelled = LABEL.matcher(line);
        if (labelled.matches() && isBlank(labelled.group(5))) {
            var fact = labelled(labelled.group(2));
            if (fact.isPresent()) {
                return labelled.group(1) + labelled.group(2) + labelled.group(3) + " " + fact.get();
            }
            if (!BLANK.matcher(labelled.group(5)).find()) {
                return line + " " + open("");
            }
        }
        return blanks(line);
    }

    /// Every blank of a line: by its own words, else marked. In a list of things to do nothing is
    /// known, whatever its words say.
    private String blanks(String line) {
        var taskItem = line.strip().matches("^[-*+]\\s+\\[[ xX]?\\].*");
        return BLANK.matcher(line)
                .replaceAll(found -> Matcher.quoteReplacement(filled(found.group(), taskItem)));
    }

    private String filled(String blank, boolean taskItem) {
        var words = blank.substring(1, blank.length() - 1);
        return (taskItem ? Optional.<String>empty() : exactly(words)).orElseGet(() -> open(words));
    }

    private String open(String words) {
        return "[" + (words.isEmpty() ? "" : words + ": ") + "to be filled in by " + by + "]";
    }

    private static boolean isBlank(String value) {
        return value.isBlank()
                || BLANK.matcher(value).find()
                || VAGUE.matcher(value).find()
                || ALTERNATIVES.matcher(value).matches();
    }

    /// `Started / live / signed off` asks for three facts at once.
    private Optional<String> labelled(String label) {
        var name = name(label);
        if (facts.containsKey(name)) {
            return Optional.ofNullable(facts.get(name));
        }
        var parts = List.of(name.split("\\s*/\\s*"));
        if (parts.size() > 1 && parts.stream().allMatch(facts::containsKey)) {
            return Optional.of(
                    String.join(
                            " / ",
                            parts.stream().map(part -> facts.getOrDefault(part, "")).toList()));
        }
        return facts.entrySet().stream()
                .filter(entry -> wordIn(entry.getKey(), name))
                .max(
                        java.util.Comparator.comparingInt((Map.Entry<String, String> entry) ->
                                        entry.getKey().length())
                                .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getValue);
    }

    private Optional<String> exactly(String words) {
        return Optional.ofNullable(facts.get(name(words)));
    }

    private static String name(String text) {
        return text.replaceAll("[*_`]", "").strip().toLowerCase(Locale.ROOT);
    }

    private static boolean wordIn(String words, String text) {
        return Pattern.compile("(?<![\\p{L}\\d])" + Pattern.quote(words) + "(?![\\p{L}\\d])")
                .matcher(text)
                .find();
    }
}
