package dev.laurel.trust;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that shows something that is promised to people. {@code mvn verify -Ptrust} runs all of them, at full length,
 * and writes the page of guarantees; a {@link Figure} as a parameter takes what was measured.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Tag("trust")
@ExtendWith(Guarantees.class)
public @interface Promise {
    /** Under which heading. */
    Area area();

    /** What is promised, as a sentence without a full stop. */
    String value();

    /** The headings of the page, in order. */
    enum Area {
        PROGRESS("Nothing earned is lost"),
        BACKUPS("A backup is there when it is needed"),
        SYNC("Devices come together"),
        DAMAGE("What is damaged is recognised"),
        HOSTILE("A file, a name or a server can do no harm"),
        SECRETS("Secrets stay secret"),
        FORMATS("The reference's formats, exactly"),
        WINDOW("The window is for everybody, and stays quick");

        private final String title;

        Area(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }
}
