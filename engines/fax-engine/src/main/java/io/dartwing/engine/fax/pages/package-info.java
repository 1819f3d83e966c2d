/// Everything between documents and fax pages: conversion to fax TIFF, the header line, cover pages, PDF for
/// readers,
/// previews, repair of torn TIFF files. No network, no framework.
///
/// Invariants: the type of a document is decided by its content, never by its name. Sizes are checked before
/// memory is
/// taken; one page is held at a time. A document that can't be converted ends in a [ConversionResult.Refused],
/// never in
/// a page that quietly lacks something.
@NullMarked
package io.dartwing.engine.fax.pages;

import org.jspecify.annotations.NullMarked;
