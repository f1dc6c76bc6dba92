package org.presque.web.page.about;

import java.util.List;
import org.presque.config.SettingLine;

/**
 * What the page about presque shows. Immutable.
 *
 * @param node of this node
 * @param redis of its Redis; only what is known without it while it is away
 * @param settings all there are, secrets masked
 */
public record AboutView(List<Fact> node, List<Fact> redis, List<SettingLine> settings) {}
