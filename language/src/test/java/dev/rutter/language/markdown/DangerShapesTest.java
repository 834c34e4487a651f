package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DangerShapesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "dd bs=4M if=shop.img of=/dev/sda",
                "git push origin :release-1",
                "lvremove data/shop",
                "vault kv delete secret/shop",
                "etcdctl del /shop --prefix",
                "userdel -r mia",
                "chmod -R 777 /",
                "rm -rf /var/lib/shop"
            })
    void what_destroys_is_seen_by_its_shape(String command) {
        assertThat(DangerShapes.of(command).grave()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dd if=/dev/zero of=spare.bin count=1",
                "git push origin main",
                "git push origin main:release-1",
                "vault kv get secret/shop",
                "etcdctl get /shop",
                "chmod -R g+w build/"
            })
    void what_is_like_it_and_harmless_is_not(String command) {
        assertThat(DangerShapes.of(command).why()).doesNotContain("deletes", "changes who");
    }
}
