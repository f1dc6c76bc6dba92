package org.presque.config;

import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads YAML of a named origin into plain values under dotted paths such as {@code redis.port}. Immutable. */
record YamlText(String origin) {

    /** The values of all sections; an empty text has none. The loader makes plain types only and refuses a key twice. */
    Map<String, @Nullable Object> read(InputStream stream) {
        Map<String, @Nullable Object> values = new HashMap<>();
        collect("", parse(stream), values);
        return values;
    }

    private @Nullable Object parse(InputStream stream) {
        try {
            return new Load(LoadSettings.builder().setLabel(origin).build()).loadFromInputStream(stream);
        } catch (MarkedYamlEngineException e) {
            String line =
                    e.getProblemMark().map(m -> " in line " + (m.getLine() + 1)).orElse("");
            throw new ConfigException("%s is not YAML%s: %s".formatted(origin, line, e.getProblem()), e);
        } catch (YamlEngineException e) {
            throw new ConfigException("%s is not YAML: %s".formatted(origin, Setting.printable(e.getMessage())), e);
        }
    }

    private void collect(String path, @Nullable Object section, Map<String, @Nullable Object> values) {
        if (section instanceof Map<?, ?> map) {
            map.forEach((key, value) -> put(path + key, value, values));
        } else if (section != null) {
            throw new ConfigException("%s is %s (%s); it must be a section with settings below it: indent them under it"
                    .formatted(path.isEmpty() ? "the file" : path, Setting.printable(section), origin));
        }
    }

    private void put(String path, @Nullable Object value, Map<String, @Nullable Object> values) {
        if (value instanceof Map<?, ?> map) {
            collect(path + ".", map, values);
        } else if (value != null || !isSection(path)) {
            values.put(path, value);
        }
    }

    // A section whose settings are all commented out has no value.
    private static boolean isSection(String path) {
        return Arrays.stream(Setting.values()).anyMatch(s -> s.path().startsWith(path + "."));
    }
}
