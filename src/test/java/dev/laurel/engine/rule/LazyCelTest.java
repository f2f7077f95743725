package dev.laurel.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;

import dev.laurel.engine.catalog.CatalogReader;
import org.junit.jupiter.api.Test;

/** Loading CEL takes half a second, so what can do without must: here it is not on the class path at all. */
class LazyCelTest {
    private static Object call(String type, String method, String json) throws ReflectiveOperationException {
        try (var loader = new URLClassLoader(
                new URL[] {CatalogReader.class.getProtectionDomain().getCodeSource().getLocation()},
                ClassLoader.getPlatformClassLoader())) {
            return loader.loadClass("dev.laurel.engine.catalog." + type)
                    .getMethod(method, String.class)
                    .invoke(null, json);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void hashesAndPlainConditionsNeedNoCel() throws ReflectiveOperationException {
        var json = "{\"m\":{\"1\":{\"title\":\"t\"},"
                + "\"c\":{\"title\":\"t\",\"condition\":\"metrics.a > 1 && !metrics.b\"}}}";
        assertThat(call("CatalogReader", "read", json)).isNotNull();
        var full = "{\"m\":{\"c\":{\"title\":\"t\",\"condition\":\"size(metrics) > 1\"}}}";
        assertThat(call("ConfigHash", "of", full)).isEqualTo("drnkf4");
        assertThatThrownBy(() -> call("CatalogReader", "read", full))
                .isInstanceOf(InvocationTargetException.class)
                .hasCauseInstanceOf(NoClassDefFoundError.class);
    }
}
