package dev.rutter.platform.api;

import tools.jackson.databind.json.JsonMapper;

/// How the platform's own calls are written and read. Made when it is first needed: what a command
/// starts does not wait for it.
final class OwnJson {
    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private OwnJson() {}
}
