package dev.rutter.platform.blueprint;

import java.util.List;

/// A render.yaml as read.
///
/// @param blueprint what could be read; whole only where `mistakes` is empty
/// @param notes one line for each field that is understood and not done on this machine, or done
///   differently
public record Reading(Blueprint blueprint, List<Mistake> mistakes, List<String> notes) {

    public Reading {
        mistakes = List.copyOf(mistakes);
        notes = List.copyOf(notes);
    }
}
