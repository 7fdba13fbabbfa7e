using System.ComponentModel;

/// <summary>What a page binds to, in MAUI as in WPF or Avalonia.</summary>
public sealed class RobotViewModel(Robot robot) : INotifyPropertyChanged
{
    private float _sideways;

    public event PropertyChangedEventHandler? PropertyChanged;

    public float Sideways
    {
        get => _sideways;
        set
        {
            _sideways = value;
            PropertyChanged?.Invoke(this, new(nameof(Sideways)));
            PropertyChanged?.Invoke(this, new(nameof(Turn)));
        }
    }

    public float Turn => robot.Turn(Sideways, 1);
}
