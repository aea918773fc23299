package org.fraiseql.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DumpsTest {
    private static final Path PROJECT = Path.of("");

    @ParameterizedTest
    @EnumSource(value = Sample.class, names = "THEIRS", mode = EnumSource.Mode.EXCLUDE)
    void aSampleIsLoadedByItsName(Sample sample) {
        Dumps dumps = Dumps.named("", sample.folder(), PROJECT);
        assertThat(dumps.name()).isEqualTo(sample.folder());
        assertThat(dumps.sample()).isEqualTo(sample);
        assertThat(dumps.files()).first().isEqualTo(Path.of("src/run", sample.folder(), "schema.sql"));
        assertThat(dumps.files()).allSatisfy(file -> assertThat(file).isReadable());
    }

    @Test
    void aSampleThatIsNotThereIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dumps.named("", "nothing", PROJECT))
                .withMessageContaining("nothing");
    }

    @Test
    void aDumpGoesBeforeASample() {
        Dumps dumps = Dumps.named("src/run/documents/schema.sql", "documents", PROJECT);
        assertThat(dumps.name()).startsWith("dump-");
        assertThat(dumps.sample()).isEqualTo(Sample.THEIRS);
    }
}
