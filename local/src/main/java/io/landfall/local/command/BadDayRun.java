package io.landfall.local.command;

import io.landfall.local.badday.BadDay;
import io.landfall.local.badday.BadDayProject;
import io.landfall.local.badday.Inbox;
import io.landfall.local.badday.Narrator;
import io.landfall.local.badday.Story;
import io.landfall.local.badday.StoryReport;
import io.landfall.local.demo.PlainView;
import io.landfall.local.stack.RunningStack;
import io.landfall.local.stack.StackException;
import io.landfall.local.stack.StackFile;
import io.landfall.local.terminal.Paint;
import io.landfall.local.terminal.Terminal;
import io.landfall.local.upload.UploadPlan;
import io.landfall.project.Installation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Tells the story of a bad day, on a stack of its own or on the one it left running. */
final class BadDayRun {

    private final Invocation invocation;
    private final StackOptions options;
    private final boolean once;
    private final boolean json;
    private final Duration patience;
    private final BadDayProject project;
    private final Terminal progress;

    /** @param once whether a stack of its own is stopped afterwards */
    BadDayRun(Invocation invocation, StackOptions options, boolean once, boolean json, Duration patience) {
        this.invocation = invocation;
        this.options = options;
        this.once = once;
        this.json = json;
        this.patience = patience;
        this.project = new BadDayProject(invocation.home(), invocation.state());
        this.progress = json ? invocation.terminal().progressOnErr() : invocation.terminal();
    }

    int run() throws InterruptedException {
        Optional<RunningStack> running = new StackFile(invocation.state()).read();
        if (running.isEmpty()) {
            return onOwn();
        }
        if (!running.get().projects().equals(List.of(project.directory()))) {
            throw new StackException("a stack runs here already, and the bad day brings a project of its own;"
                    + " stop it first: ./landfall down");
        }
        return report(tell(running.get(), Optional.empty()));
    }

    private int onOwn() throws InterruptedException {
        invocation.state().create();
        try (Inbox inbox = Inbox.open()) {
            project.create(inbox.address(), inbox.key());
            Installation installation = Installation.read(List.of(project.directory()));
            PlainView starting = new PlainView(progress.out());
            try (Foreground stack =
                    Foreground.start(options.settings(invocation, installation), installation, starting)) {
                int code = report(tell(stack.running(), Optional.of(inbox)));
                if (!once) {
                    stack.stay(progress.out());
                }
                return code;
            }
        } catch (IOException e) {
            throw new StackException("cannot listen for alerts: " + e.getMessage(), e);
        }
    }

    private Story tell(RunningStack stack, Optional<Inbox> inbox) throws InterruptedException {
        Paint paint = Paint.of(progress);
        Narrator narrator = new Narrator(progress.out(), paint, progress.width());
        return new BadDay(stack, narrator, paint, inbox, patience)
                .tell(Installation.read(stack.projects()), UploadPlan.of(List.of(project.sample()), ""));
    }

    private int report(Story story) {
        progress.out().println();
        progress.out().println(StoryReport.sentence(story));
        if (json) {
            invocation.terminal().out().println(StoryReport.json(story));
        }
        return story.whole() ? ExitCode.OK : ExitCode.FAILED;
    }
}
