"""The signs of variation and assurance: drawn by us, each with a shape and a word of its own."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from scrutiny_desk.domain.measures.spc_series import Assurance, Better, PointType, SeriesChart
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.theme import Theme

Sign = PointType | Assurance

_COLOURS: dict[Sign, str] = {
    PointType.COMMON_CAUSE: "common",
    PointType.IMPROVEMENT: "improvement",
    PointType.CONCERN: "concern",
    PointType.NEUTRAL_HIGH: "neutral",
    PointType.NEUTRAL_LOW: "neutral",
    Assurance.PASS: "improvement",
    Assurance.FAIL: "concern",
    Assurance.HIT_AND_MISS: "common",
}


def variation_word(made: SeriesChart) -> str:
    """The word for the newest point: "Concern, high", "Common cause", "Too few to tell"."""
    kind = made.variation
    if kind is None:
        return "Too few to tell"
    if kind is PointType.COMMON_CAUSE:
        return kind.word
    if kind in {PointType.NEUTRAL_HIGH, PointType.NEUTRAL_LOW}:
        return "Change, high" if kind is PointType.NEUTRAL_HIGH else "Change, low"
    high = (made.better is Better.HIGHER) == (kind is PointType.IMPROVEMENT)
    return f"{kind.word}, {'high' if high else 'low'}"


def colour_of(sign: Sign | None) -> str:
    """The colour's token; muted where nothing can be told."""
    return "muted" if sign is None else _COLOURS[sign]


def draw_sign(painter: QPainter, box: QRectF, sign: Sign | None, theme: Theme) -> None:
    """Draw a sign into a square box; None: a dash, for what cannot be told."""
    ink = theme.paint(colour_of(sign))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(ink, max(box.width() / 11, 1.5))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    inner = box.adjusted(*(box.width() * share for share in (0.1, 0.1, -0.1, -0.1)))
    if sign is None:
        painter.drawLine(_at(inner, 0.15, 0.5), _at(inner, 0.85, 0.5))
    elif isinstance(sign, Assurance):
        painter.drawEllipse(inner)
        painter.drawPath(_assurance(inner, sign))
    else:
        if sign not in {PointType.COMMON_CAUSE, PointType.NEUTRAL_LOW}:
            painter.setBrush(ink)
        painter.drawPath(_variation(inner, sign))
    painter.restore()


class SignWord(QWidget):
    """A sign with its word beside it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._word = desk, ""
        self._sign: Sign | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def tell(self, sign: Sign | None, word: str) -> None:
        """Show a sign and its word."""
        self._sign, self._word = sign, word
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    @property
    def word(self) -> str:
        return self._word

    def sizeHint(self) -> QSize:
        font = self._desk.theme.font("body", bold=True)
        metrics, side = QFontMetrics(font), self._side()
        return QSize(side + 6 + metrics.horizontalAdvance(self._word) + 2, side + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, side = self._desk.theme, self._side()
        painter = QPainter(self)
        draw_sign(painter, QRectF(0, (self.height() - side) / 2, side, side), self._sign, theme)
        painter.setFont(theme.font("body", bold=True))
        painter.setPen(theme.paint(colour_of(self._sign)))
        room = self.rect().adjusted(side + 6, 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._word)
        painter.end()

    def _side(self) -> int:
        return QFontMetrics(self._desk.theme.font("body", bold=True)).height()


def _at(box: QRectF, across: float, down: float) -> QPointF:
    return QPointF(box.left() + across * box.width(), box.top() + down * box.height())


def _assurance(box: QRectF, sign: Assurance) -> QPainterPath:
    """A tick, a cross, or a wave."""
    path = QPainterPath()
    if sign is Assurance.PASS:
        path.addPolygon(
            QPolygonF([_at(box, *at) for at in ((0.27, 0.52), (0.45, 0.7), (0.75, 0.32))])
        )
    elif sign is Assurance.FAIL:
        path.moveTo(_at(box, 0.32, 0.32))
        path.lineTo(_at(box, 0.68, 0.68))
        path.moveTo(_at(box, 0.68, 0.32))
        path.lineTo(_at(box, 0.32, 0.68))
    else:
        path.moveTo(_at(box, 0.2, 0.5))
        path.cubicTo(_at(box, 0.4, 0.1), _at(box, 0.6, 0.9), _at(box, 0.8, 0.5))
    return path


def _variation(box: QRectF, sign: PointType) -> QPainterPath:
    """A circle, a diamond, a triangle, or a square."""
    path = QPainterPath()
    if sign is PointType.COMMON_CAUSE:
        path.addEllipse(box)
        return path
    corners = {
        PointType.IMPROVEMENT: ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)),
        PointType.CONCERN: ((0.5, 0.05), (1, 0.95), (0, 0.95)),
    }.get(sign, ((0.08, 0.08), (0.92, 0.08), (0.92, 0.92), (0.08, 0.92)))
    path.addPolygon(QPolygonF([_at(box, *corner) for corner in corners]))
    path.closeSubpath()
    return path
