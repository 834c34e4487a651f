package dev.rutter.platform.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.platform.process.Listening;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeafTest {

    @Test
    void who_listens_elsewhere_is_told_where_and_what_to_do() {
        var elsewhere = List.of(new Listening("127.0.0.1", 3000), new Listening("0.0.0.0", 9229));
        assertThat(Deaf.why(20_001, elsewhere))
                .isEqualTo(
                        "; it listens on 127.0.0.1:3000, 0.0.0.0:9229 instead: let it take the port from"
                                + " the variable PORT (each instance gets another one)");
        assertThat(Deaf.why(20_001, List.of(new Listening("::1", 20_001))))
                .isEqualTo(
                        "; it listens on [::1]:20001 only, which 127.0.0.1 does not reach: let it"
                                + " listen on 0.0.0.0");
        assertThat(Deaf.why(20_001, List.of())).contains("it listens on no port yet");
        for (var heard : List.of("127.0.0.1", "0.0.0.0", "::")) {
            assertThat(Deaf.why(20_001, List.of(new Listening(heard, 20_001)))).isEmpty();
        }
    }
}
