package io.landfall.local.command;

import io.landfall.local.aws.LocalAws;
import io.landfall.local.stack.RunningStack;
import io.landfall.local.terminal.Terminal;
import io.landfall.local.terminal.Wording;
import io.landfall.local.upload.Upload;
import io.landfall.local.upload.UploadPlan;
import io.landfall.local.warehouse.StackWarehouse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.services.s3.S3Client;

@Command(
        name = "put",
        header = "Upload files to the landing bucket.",
        description = {
            "",
            "A file becomes an object of its name; the content of a folder keeps its path below the folder. Hidden files are"
                    + " left out. A file that cannot be uploaded keeps no other one back. What happens to the files then, tell: ./landfall events --follow"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./landfall put examples/sparkify/sample",
            "  ./landfall put 2018-11-30-events.json --prefix log_data/2018/11",
            "",
            "Exit codes: 0 all are uploaded, 1 otherwise, 69 no stack or no warehouse."
        })
final class PutCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files and folders.")
    private List<Path> paths;

    @Option(
            names = "--prefix",
            paramLabel = "KEY",
            defaultValue = "",
            description = "Put before every key, as a folder.")
    private String prefix;

    PutCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        UploadPlan plan = UploadPlan.of(paths, prefix);
        RunningStack stack = invocation.stack();
        String bucket = StackWarehouse.landingBucket(stack);
        Terminal terminal = invocation.terminal();
        int total = plan.files().size();
        try (S3Client s3 = LocalAws.s3(stack);
                UploadProgress progress = new UploadProgress(terminal, total, System::nanoTime)) {
            new Upload(s3, bucket).run(plan, progress);
        }
        terminal.out()
                .println("uploaded %s (%s) to s3://%s/"
                        .formatted(Wording.counted(total, "object"), Wording.bytes(plan.bytes()), bucket));
        return ExitCode.OK;
    }
}
