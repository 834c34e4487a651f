package dev.rutter.language.command;

import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Step;
import dev.rutter.language.sentence.Guard;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.text.QuickPattern;
import java.util.Optional;

/// What the place of a line says about it before it is read.
///
/// @param title the chapter's heading
/// @param lead what the words just above announce
/// @param leadText these words
/// @param under the item it is nested in
/// @param item whether that is a checklist item
/// @param when the condition that guards it
/// @param option the alternative it belongs to
/// @param pinned what the author says of every step in it
/// @param back whether it tells how to take back what the chapter does
/// @param later when it is done, where that is long after the deployment
public record Scope(
        Phase phase,
        String title,
        Lead lead,
        String leadText,
        String under,
        boolean item,
        Optional<Guard> when,
        Optional<String> option,
        Optional<Step.Pinned> pinned,
        boolean back,
        Optional<String> later) {

    private static final QuickPattern COLON = QuickPattern.compile(":$");

    /// What a step here is called that has no words of its own: what stands above it or, where that
    /// says how a result looks, the chapter's heading.
    public String heading() {
        var own = leadText.isEmpty() || leadText.equals(title);
        return own || lead == Lead.EXPECTED
                ? Inline.plain(title)
                : COLON.replaceFirst(Inline.plain(leadText), "");
    }

    /// What its lines are about: what stands above them, else the chapter's heading.
    public String about() {
        return COLON.replaceFirst(Inline.plain(leadText.isEmpty() ? title : leadText), "");
    }

    /// Whether what such a chapter tells is done in a run, by its phase.
    public boolean acts() {
        return switch (phase) {
            case PREPARE, DEPLOY, VERIFY, ROLLBACK, MAINTAIN -> true;
            case NONE, OVERVIEW, WATCH, INCIDENT, TROUBLE, CONTACTS, REFERENCE, TEMPLATE -> false;
        };
    }

    /// Below words that announce something.
    public Scope lead(Lead newLead, String text) {
        return new Scope(
                phase, title, newLead, text, under, item, when, option, pinned, back, later);
    }

    /// In an item with these words.
    public Scope under(String text, boolean checklist) {
        return new Scope(
                phase,
                title,
                lead,
                leadText,
                text,
                item || checklist,
                when,
                option,
                pinned,
                back,
                later);
    }

    /// Under this condition and no other.
    public Scope when(Optional<Guard> condition) {
        return new Scope(
                phase, title, lead, leadText, under, item, condition, option, pinned, back, later);
    }

    /// Where one more condition holds, if there is one.
    public Scope guarded(Optional<Guard> condition) {
        return condition.isEmpty() ? this : when(condition.map(guard -> guard.within(when)));
    }

    /// In this alternative, or in none.
    public Scope option(Optional<String> key) {
        return new Scope(phase, title, lead, leadText, under, item, when, key, pinned, back, later);
    }

    /// Behind the block that the comments are about.
    public Scope unpinned(Optional<Step.Pinned> outside) {
        return new Scope(
                phase, title, lead, leadText, under, item, when, option, outside, back, later);
    }

    /// Where an author's comment says this of every step; what was said outside holds where it says
    /// nothing.
    public Scope pinned(Optional<Step.Pinned> said) {
        return new Scope(
                phase,
                title,
                lead,
                leadText,
                under,
                item,
                when,
                option,
                said.or(() -> pinned),
                back,
                later);
    }

    /// Where what stands here is only for going back.
    public Scope back(boolean only) {
        return only == back
                ? this
                : new Scope(
                        phase, title, lead, leadText, under, item, when, option, pinned, only,
                        later);
    }

    /// Where what stands here is put off.
    public Scope later(Optional<String> time) {
        return time.equals(later)
                ? this
                : new Scope(
                        phase, title, lead, leadText, under, item, when, option, pinned, back,
                        time);
    }
}
