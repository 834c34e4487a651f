package dev.rutter.language.environment;

import dev.rutter.language.environment.Environment.People;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads `people`.
final class PeopleReader {
    private final Mistakes mistakes;

    PeopleReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /// What the node says, as far as it is understood.
    People read(Node node) {
        var fields =
                Mapping.of(
                        mistakes,
                        node,
                        "\"people\"",
                        Set.of("approve", "sign", "approvals", "not_author"));
        if (fields.isEmpty()) {
            return People.NOBODY;
        }
        var people = fields.get();
        var approve = people.texts("approve");
        var approvals = approve.isEmpty() ? 0 : 1;
        var stated = people.text("approvals");
        if (stated.isPresent()) {
            var place = people.value("approvals").orElse(node);
            if (!stated.get().matches("\\d{1,2}")) {
                mistakes.add(
                        Mistakes.WRONG_TYPE,
                        place,
                        "\"approvals\" is a number of people",
                        "\"" + stated.get() + "\"",
                        "approvals: 1");
            } else {
                approvals = Integer.parseInt(stated.get());
                if (approvals > approve.size()) {
                    mistakes.add(
                            Mistakes.CONTRADICTION,
                            place,
                            approvals + " people have to approve and fewer may",
                            approve.size() + " named in \"approve\"",
                            "name more people, or ask for fewer approvals");
                }
            }
        }
        var author = people.text("not_author").orElse("no");
        if (!author.matches("yes|no|true|false")) {
            mistakes.add(
                    Mistakes.WRONG_TYPE,
                    people.value("not_author").orElse(node),
                    "\"not_author\" is yes or no",
                    "\"" + author + "\"",
                    "not_author: yes");
        }
        return new People(approve, people.texts("sign"), approvals, author.matches("yes|true"));
    }
}
