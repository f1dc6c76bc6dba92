package org.presque.page;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A test that needs a browser, and is skipped, visibly, where there is none. */
@Test
@EnabledIf(
        value = "org.presque.page.Browser#isInstalled",
        disabledReason = "SKIPPED: the pages were not looked at, chromium or chromedriver is not on the PATH")
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface InBrowser {}
