package org.presque.command.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessGroupsTest {

    @TempDir
    Path folder;

    private ProcessGroups groups;

    @BeforeEach
    void begin() throws IOException {
        assumeTrue(Program.isOnPath("setsid"), "setsid is not installed");
        groups = ProcessGroups.begin();
    }

    @AfterEach
    void close() {
        groups.close();
    }

    private Process start(String... command) throws IOException {
        return new ProcessBuilder(groups.command(new Program(List.of(command)))).start();
    }

    /** As when we are killed before the keeper is told: all that the process sees of it is the end of its input. */
    @Test
    void aProcessThatNobodyCouldEndNeverBegins() throws Exception {
        Path file = folder.resolve("begun");
        Process process = start("touch", file.toString());

        process.getOutputStream().close();

        assertNotEquals(0, process.waitFor());
        assertFalse(Files.exists(file));
    }

    @Test
    void aProcessThatBeganReadsItsInputFromTheFirstByte() throws Exception {
        Path file = folder.resolve("copy");
        Process process = start("cp", "/dev/stdin", file.toString());

        groups.began(process);
        try (var input = process.getOutputStream()) {
            input.write("\n a job\n".getBytes(UTF_8));
        }

        assertEquals(0, process.waitFor());
        assertEquals("\n a job\n", Files.readString(file));
    }

    @Test
    void whatBeganEndsWithUs() throws Exception {
        Process process = start("sleep", "300");
        groups.began(process);

        groups.close();

        assertTrue(process.waitFor(20, TimeUnit.SECONDS), "it runs on");
    }

    /** As when we are killed just after it was started. */
    @Test
    void whatIsNoGroupYetIsEndedOnceItIsOne() throws Exception {
        GroupKeeper keeper = GroupKeeper.start();
        Process process = new ProcessBuilder("sh", "-c", "read -r go; exec setsid sleep 300").start();
        keeper.begin(process.pid());

        keeper.close();
        process.getOutputStream().close();

        assertTrue(process.waitFor(20, TimeUnit.SECONDS), "it runs on");
    }
}
