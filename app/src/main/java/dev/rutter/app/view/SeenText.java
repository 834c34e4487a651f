package dev.rutter.app.view;

import dev.rutter.engine.ledger.Words;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.expect.Measurement.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/// What one look saw, in a line. Pure.
///
/// A metric that several limits ask for is shown once where their figures are the same; figures
/// that rest on no samples are not figures.
final class SeenText {
    private SeenText() {}

    /// `error rate 3.81 % over 7.2 s (394), 5.78 % over 4.5 s (277); response time 17 ms (277)`.
    static String of(List<Measurement> look) {
        var figures = new LinkedHashMap<String, List<Figure>>();
        var others = new LinkedHashSet<String>();
        for (var seen : look) {
            switch (seen) {
                case Figure figure ->
                        figures.computeIfAbsent(figure.metric(), _ -> new ArrayList<>())
                                .add(figure);
                case Measurement.Ran ran -> others.add("exit status " + ran.status());
                case Measurement.Answered answered -> others.add("HTTP " + answered.status());
                case Measurement.Rows rows ->
                        others.add(
                                rows.change()
                                        .orElse(
                                                rows.count() == 1
                                                        ? "1 row"
                                                        : rows.count() + " rows"));
                case Measurement.Missing missing ->
                        others.add("nothing: " + Lengths.cut(missing.why(), 80));
            }
        }
        var told = new ArrayList<String>();
        figures.forEach((metric, all) -> told.add(metric + of(metric, all)));
        told.addAll(others);
        return told.isEmpty() ? "nothing" : String.join("; ", told);
    }

    private static String of(String metric, List<Figure> all) {
        // By what is shown: two limits' figures differ by the requests between their two looks.
        var distinct = new LinkedHashMap<String, Figure>();
        for (var figure : all) {
            if (figure.samples() > 0) {
                distinct.merge(
                        value(figure),
                        figure,
                        (one, other) -> one.samples() >= other.samples() ? one : other);
            }
        }
        if (distinct.isEmpty()) {
            return ": nothing observed";
        }
        var several = distinct.size() > 1;
        var values = new ArrayList<String>();
        distinct.forEach((value, figure) ->
                values.add(
                        value
                                + (several && !figure.over().isZero()
                                        ? " over " + Lengths.of(figure.over())
                                        : "")
                                + " ("
                                + String.format(Locale.ROOT, "%,d", figure.samples())
                                + ")"));
        return (metric.isEmpty() ? "" : " ") + String.join(", ", values);
    }

    private static String value(Figure figure) {
        return Words.number(figure.value()) + (figure.unit().isEmpty() ? "" : " " + figure.unit());
    }
}
