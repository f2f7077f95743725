package dev.laurel.ui.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;

import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;

import dev.laurel.ui.FxThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxThread.class)
class PngTest {
    @Test
    void whatIsWrittenIsReadBackPixelByPixel() throws IOException {
        var image = new WritableImage(3, 2);
        for (var y = 0; y < 2; y++) {
            for (var x = 0; x < 3; x++) {
                image.getPixelWriter().setArgb(x, y, 0xff000000 | (x * 0x500000) | (y * 0x00c0) | (x + y));
            }
        }
        var read = new Image(new ByteArrayInputStream(Png.of(image)));
        assertThat(read.getWidth()).isEqualTo(3);
        for (var y = 0; y < 2; y++) {
            for (var x = 0; x < 3; x++) {
                assertThat(read.getPixelReader().getArgb(x, y)).isEqualTo(image.getPixelReader().getArgb(x, y));
            }
        }
    }
}
