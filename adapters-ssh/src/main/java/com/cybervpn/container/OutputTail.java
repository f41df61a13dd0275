package com.cybervpn.container;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Collects the output of a container; lines of the error stream say so (H-DEP-3). */
final class OutputTail extends ResultCallback.Adapter<Frame> {
    private final List<String> lines = new ArrayList<>();
    private final LineSplitter out = new LineSplitter(lines::add);
    private final LineSplitter err = new LineSplitter(line -> lines.add("[stderr] " + line));

    @Override
    public synchronized void onNext(Frame frame) {
        String text = new String(frame.getPayload(), StandardCharsets.UTF_8);
        (frame.getStreamType() == StreamType.STDERR ? err : out).add(text);
    }

    synchronized List<String> last(int count) {
        out.end();
        err.end();
        return List.copyOf(lines.subList(Math.max(0, lines.size() - count), lines.size()));
    }
}
